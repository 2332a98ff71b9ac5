import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "too-many-parameters";
const parameters = (count: number): string =>
  `param(${Array.from({ length: count }, (_, at) => `$P${at}`).join(", ")})`;

it("takes 50 parameters, and refuses one more", async () => {
  await expectPasses(code, parameters(50));
  await expectFindings(code, `\n${parameters(51)}`, [[2, /has 51 parameters/]]);
});

it("counts those of the script, and not of a function", () =>
  expectPasses(code, `param($One)\nfunction Get-It { ${parameters(51)} }`));

it("takes any number on a desktop", () => expectPasses(code, parameters(51), ["desktop-5.1", "desktop-7"]));
