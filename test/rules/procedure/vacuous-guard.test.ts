import { it } from "vitest";
import { exo, guards, text } from "../../../src/index.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, purge } from "./samples.ts";

it("takes a guard that compares with a parameter, a constant or another object", () => {
  expectNone(
    procedureOf({
      parameters: identityParameter,
      procedure(run, { Identity }) {
        const first = findMailbox(run, Identity, "first");
        const second = run.findOne("Find it again", exo.getMailbox({ Identity }), { as: "second" });
        run.check("Check it", first, [
          guards.nameIs(text`purge-${Identity}`),
          guards.nameIs(second.Name),
          guards.typeIs("UserMailbox"),
        ]);
      },
    }),
  );
});

it("refuses a guard that compares the object with itself, in a text too", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const found = findMailbox(run, Identity);
      run.check("Check it", found, [guards.nameIs(found.Name)]);
      run.check("Check it again", found, [guards.nameIs(text`${found.Alias}`)]);
    },
  });
  expectDiagnostics(procedure, [
    ["vacuous-guard", "Check it", /The guard nameIs .* compares "mailbox" with its own Name/],
    ["vacuous-guard", "Check it again", /its own Alias/],
  ]);
});

it("refuses a guard without what it compares with", () => {
  const valid = procedureOf({ parameters: identityParameter, procedure: purge });
  const typeIs = (value: [] | undefined) =>
    changed(valid, (draft) => {
      const use = stepOf(draft, "check").guards.find(({ guard }) => guard === "typeIs");
      if (use !== undefined) use.arguments = value === undefined ? {} : { Type: value };
    });
  expectDiagnostics(typeIs(undefined), [["vacuous-guard", "Check it", /it is given no Type/]]);
  expectDiagnostics(typeIs([]), [["vacuous-guard", "Check it", /it is given no Type/]]);
});
