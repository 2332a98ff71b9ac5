import { it } from "vitest";
import { exo, without, type Found, type Mailbox } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { searchProcedure, type SearchChange } from "./hold-search.ts";
import { findMailbox, identityParameter, mailboxGuards, purge, type Guid } from "./samples.ts";

it("takes an act that the service's table has for this kind of object", () => {
  expectNone(procedureOf({ parameters: identityParameter, procedure: purge }));
});

it("refuses to purge an active mailbox: nobody has said which guards that needs", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const found = run.findOne("Find it", exo.getMailbox({ Identity }));
      const recorded = run.record("Record it", run.check("Check it", found, mailboxGuards));
      run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
    },
  });
  expectDiagnostics(procedure, [
    ["unknown-act", "Purge it", /which guards Remove-Mailbox needs on the active mailbox/],
  ]);
});

it("refuses a cmdlet that is known but in no table", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const recorded = run.record(
        "Record it",
        run.check("Check it", findMailbox(run, Identity as Guid), mailboxGuards),
      );
      run.destroy(
        "Disable it",
        recorded,
        (fresh: Found<Mailbox>) => exo.disableMailbox({ Identity: fresh.ExchangeGuid }),
        [{ shows: "absent", query: exo.getMailbox({ Identity }) }],
      );
    },
  });
  expectDiagnostics(procedure, [["unknown-act", "Disable it"]]);
});

it.each([{}, { PermanentlyDelete: true, Force: true }, { PermanentlyDelete: true, PublicFolder: true }])(
  "refuses Remove-Mailbox with other switches than those that are known: %j",
  (switches) => {
    const procedure = procedureOf({
      parameters: identityParameter,
      procedure(run, { Identity }) {
        const found = findMailbox(run, Identity as Guid);
        const recorded = run.record("Record it", run.check("Check it", found, mailboxGuards));
        run.destroy("Purge it", recorded, ((fresh: Found<Mailbox>) =>
          exo.removeMailbox.from(fresh as never, switches as never)) as never);
      },
    });
    expectDiagnostics(procedure, [["unknown-act", "Purge it", /with other parameters than -PermanentlyDelete/]]);
  },
);

it.each<readonly [string, NonNullable<SearchChange["sets"]>]>([
  ["its hold on", () => ({ InPlaceHoldEnabled: true })],
  ["another period", () => ({ ItemHoldPeriod: 1 })],
  ["other sources", (_, source) => ({ SourceMailboxes: [source] })],
  ["no sources", () => ({ SourceMailboxes: [] })],
  [
    "both at once",
    (fresh, source) => ({ SourceMailboxes: without(fresh.Sources, source as never), InPlaceHoldEnabled: false }),
  ],
])("refuses a change of a search in a form that is not known: %s", (_, sets) => {
  expectDiagnostics(searchProcedure({ sets, guards: ["searchNameIsUnique"] }), [
    ["unknown-act", "Change it", /with other parameters than -SourceMailboxes, or -InPlaceHoldEnabled/],
  ]);
});
