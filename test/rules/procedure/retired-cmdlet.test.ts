import { it } from "vitest";
import { exo, is, param } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";

const parameters = {
  HoldId: param.text("Id of the hold.", { pattern: "[0-9a-f]{32}", says: "32 hexadecimal digits." }),
};

it("takes cmdlets that the service has", () => {
  expectNone(
    procedureOf({ procedure: (run) => void run.findOne("Read the organization", exo.getOrganizationConfig()) }),
  );
});

it("warns of a retired cmdlet once, however often it is called", () => {
  const procedure = procedureOf({
    parameters,
    procedure(run, { HoldId }) {
      run.findOne("Find the search", exo.getMailboxSearch({ InPlaceHoldIdentity: HoldId }));
      run.findOne("Find it again", exo.getMailboxSearch({ InPlaceHoldIdentity: HoldId }), { as: "again" });
    },
  });
  expectDiagnostics(procedure, [["retired-cmdlet", "Find the search", /Get-MailboxSearch/]]);
});

it("is silent where the procedure says why it calls it", () => {
  const procedure = procedureOf({
    parameters,
    acknowledgements: [{ code: "retired-cmdlet", reason: "Old holds are known to it alone." }],
    procedure(run, { HoldId }) {
      run.when("Is it still there?", is.offered("Get-MailboxSearch"), (offered) => {
        offered.findOne("Find the search", exo.getMailboxSearch({ InPlaceHoldIdentity: HoldId }));
      });
    },
  });
  expectNone(procedure);
});
