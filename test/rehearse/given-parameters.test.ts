import { expect, it } from "vitest";
import { givenParameters } from "../../src/rehearse/given-parameters.ts";

const parameter = (name: string, type = "String") => ({
  name,
  type,
  isMandatory: name === "Identity",
  isCommon: name === "Verbose",
  aliases: name === "Identity" ? ["Id"] : [],
});
const head = {
  errors: [],
  parameters: [
    parameter("Identity"),
    parameter("Force", "SwitchParameter"),
    parameter("Names", "String[]"),
    parameter("Verbose", "SwitchParameter"),
  ],
};

it.each([
  ["by alias, whatever the case", [["ID", "x"]], { Identity: "x" }],
  [
    "a switch",
    [
      ["Identity", "x"],
      ["force", "$true"],
      ["Verbose", "False"],
    ],
    { Identity: "x", Force: true, Verbose: false },
  ],
  [
    "a list of one",
    [
      ["Identity", "x"],
      ["Names", "a,b"],
    ],
    { Identity: "x", Names: ["a,b"] },
  ],
  [
    "a list of several",
    [
      ["Names", "a"],
      ["Identity", "x"],
      ["names", "b"],
    ],
    { Names: ["a", "b"], Identity: "x" },
  ],
] as const)("takes %s", (_, given, parameters) => {
  expect(givenParameters(given, head)).toEqual({ parameters });
});

it.each([
  [
    [
      ["Id", "x"],
      ["Name", "y"],
    ],
    "it has no parameter Name; is Names meant? It has Identity, Force, Names.",
  ],
  [
    [
      ["Id", "x"],
      ["Zone", "y"],
    ],
    "it has no parameter Zone. It has Identity, Force, Names.",
  ],
  [[], "it needs Identity, too."],
  [
    [
      ["Id", "x"],
      ["Force", "yes"],
    ],
    'Force is true or false, and not "yes".',
  ],
  [
    [
      ["Id", "x"],
      ["Identity", "y"],
    ],
    "Identity is given several times, and it is no list.",
  ],
] as const)("refuses %j", (given, said) => {
  expect(givenParameters(given, head)).toEqual({ said });
});

it("says of a script without parameters that it has none", () => {
  expect(givenParameters([["Mode", "x"]], { errors: [], parameters: [] })).toEqual({
    said: "it has no parameter Mode. It has no parameters.",
  });
});
