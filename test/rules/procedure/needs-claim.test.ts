import { it } from "vitest";
import { directory, exo, guards } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter } from "./samples.ts";

const deletion = (ownRecord: boolean) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const mailbox = findMailbox(run, Identity);
      const user = run.findOne("Find its user", directory.user({ Id: mailbox.ExternalDirectoryObjectId }));
      const cleared = run.check("Check the user", user, [guards.userNotSynced, guards.holdsNoRole]);
      run.record("Record the mailbox", run.check("Check it", mailbox, []), { with: [user] });
      const recorded = ownRecord ? run.record("Record the user", cleared) : cleared;
      // What goes along in the record of another object is not recorded by its type.
      run.destroy("Delete the user", recorded as never, ((fresh: never) => directory.deleteUser.from(fresh)) as never);
    },
  });

it("takes an object that has a record of its own, whatever else holds it", () => {
  expectNone(deletion(true));
});

it("refuses an object that merely goes along in another one's record: that one alone is claimed", () => {
  expectDiagnostics(deletion(false), [["needs-claim", "Delete the user", /the record claims "mailbox" alone/]]);
});

it("leaves an act without any record to needs-record", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const found = findMailbox(run, Identity);
      run.change(
        "Hide it",
        run.check("Check it", found, [guards.notBeingMoved, guards.typeIs("UserMailbox")]) as never,
        ((fresh: typeof found) =>
          exo.setMailbox({ Identity: fresh.ExchangeGuid, HiddenFromAddressListsEnabled: true })) as never,
        [{ shows: "present", query: exo.getMailbox({ Identity }) }],
      );
    },
  });
  expectDiagnostics(procedure, [["needs-record", "Hide it"]]);
});
