import { it } from "vitest";
import { exo, type Found, type Mailbox } from "../../../src/index.ts";
import type { Run } from "../../../src/index.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, mailboxGuards, purge, type Guid } from "./samples.ts";

/** A caller without a type checker. */
type Call = (fresh: Found<Mailbox>) => never;

const acting = (act: (run: Run, recorded: never, Identity: Guid) => void) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
      act(run, recorded as never, Identity);
    },
  });
const look = (Identity: Guid) =>
  [{ shows: "absent", query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }) }] as const;

it("takes a destruction in run.destroy and a change in run.change", () => {
  expectNone(procedureOf({ parameters: identityParameter, procedure: purge }));
  expectNone(
    acting((run, recorded, Identity) =>
      run.change(
        "Hide it",
        recorded,
        ((fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, HiddenFromAddressListsEnabled: true })) as Call,
        look(Identity) as never,
      ),
    ),
  );
});

it("refuses a change in run.destroy", () => {
  const procedure = acting((run, recorded, Identity) =>
    run.destroy(
      "Hide it",
      recorded,
      ((fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, HiddenFromAddressListsEnabled: true })) as Call,
      look(Identity) as never,
    ),
  );
  expectDiagnostics(procedure, [["wrong-effect", "Hide it", /destroys nothing/]]);
});

it("refuses a destruction in run.change, although the types allow it: it would pass for a change on the review sheet", () => {
  const procedure = acting((run, recorded, Identity) =>
    run.change(
      "Purge it",
      recorded,
      ((fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true })) as Call,
      look(Identity) as never,
    ),
  );
  expectDiagnostics(procedure, [["wrong-effect", "Purge it", /Use run\.destroy/]]);
});

it("takes a lifted hold in run.change: what some parameters make destroy does not vanish, and a look shows it", () => {
  const procedure = acting((run, recorded, Identity) =>
    run.change(
      "Lift the hold",
      recorded,
      ((fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, LitigationHoldEnabled: false })) as Call,
      look(Identity) as never,
    ),
  );
  expectNone(procedure);
});

it("refuses an act that only reads", () => {
  const procedure = acting((run, recorded, Identity) =>
    run.change(
      "Read it",
      recorded,
      ((fresh) => exo.getMailbox({ Identity: fresh.ExchangeGuid })) as Call,
      look(Identity) as never,
    ),
  );
  expectDiagnostics(procedure, [
    ["wrong-effect", "Read it", /only reads/],
    ["unknown-act", "Read it"],
  ]);
});

it("refuses a call that is marked as less than it is", () => {
  const procedure = changed(procedureOf({ parameters: identityParameter, procedure: purge }), (draft) => {
    stepOf(draft, "destroy").call.effect = "change";
  });
  expectDiagnostics(procedure, [["wrong-effect", "Purge it", /marked as change, and is destroy/]]);
});
