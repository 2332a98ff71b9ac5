import { it } from "vitest";
import { directory, exo, type Found, type Mailbox } from "../../../src/index.ts";
import { changed, expectDiagnostics, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, mailboxGuards, purge } from "./samples.ts";

const valid = procedureOf({ parameters: identityParameter, procedure: purge });
const removal = { ...exo.removeMailbox.from({ expression: "object", of: "mailbox" } as never, {}) };

it("refuses a find that destroys, which Preview would run", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      // The types take only what reads.
      run.findAll("List them", exo.removeMailbox({ Identity }) as never);
    },
  });
  expectDiagnostics(procedure, [["needs-gate", "List them", /is there to look, but Remove-Mailbox destroys/]]);
});

it("refuses it although the call says of itself that it reads", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure: (run, { Identity }) =>
      void run.findAll("List them", { ...exo.startManagedFolderAssistant({ Identity }), effect: "read" } as never),
  });
  expectDiagnostics(procedure, [
    ["needs-gate", "List them", /Start-ManagedFolderAssistant/],
    ["wrong-effect", "List them", /is marked as read/],
  ]);
});

it.each(["wait", "verify"] as const)("refuses a %s that changes", (kind) => {
  const procedure = changed(valid, (draft) => {
    const expectation = {
      shows: "absent" as const,
      call: { ...removal, parameters: {} } as never,
      key: {
        property: "ExchangeGuid",
        value: { expression: "parameter", name: "Identity", valueType: "ExchangeGuid" } as const,
      },
      where: [],
    };
    draft.steps.push({ kind, title: "Look", position: { file: "other", line: 9, column: 9 }, expectation });
  });
  expectDiagnostics(procedure, [["needs-gate", "Look"]]);
});

it("refuses a look behind an act that changes", () => {
  const procedure = changed(valid, (draft) => {
    const call = directory.blockSignIn.from({ expression: "object", of: "mailbox" } as never) as never;
    const key = { property: "id", value: { expression: "literal", value: "a" } as const };
    stepOf(draft, "destroy").expectations.push({ shows: "present", call, key, where: [] });
  });
  expectDiagnostics(procedure, [["needs-gate", "Purge it", /block-sign-in changes/]]);
});

it("lets the act itself be", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
      run.change(
        "Hide it",
        recorded as never,
        ((fresh: Found<Mailbox>) =>
          exo.setMailbox({ Identity: fresh.ExchangeGuid, HiddenFromAddressListsEnabled: true })) as never,
        [{ shows: "present", query: exo.getMailbox({ Identity }) }],
      );
    },
  });
  expectDiagnostics(procedure, []);
});
