import { expect, it } from "vitest";
import { parametersOf } from "../../src/procedure/parameters.ts";
import { sealedValues } from "../../src/seal/sealed-values.ts";
import { procedureOf } from "./support/procedures.ts";

const hold = parametersOf(await procedureOf("clear-mailbox-hold"), "automation");
const purview = parametersOf(await procedureOf("clear-mailbox-hold-in-purview"), "automation");

it("takes each value as what the script takes it for", () => {
  const given = [
    ["Organization", "contoso.onmicrosoft.com"],
    ["WaitMinutes", "30"],
    ["LiftDelayHolds", "true"],
  ] as const;
  const values = { Organization: "contoso.onmicrosoft.com", WaitMinutes: 30, LiftDelayHolds: true };
  expect(sealedValues(given, hold)).toEqual({ values });
  expect(sealedValues([["Kind", "CaseHold"]], purview)).toEqual({ values: { Kind: "CaseHold" } });
  expect(sealedValues([], hold)).toEqual({ values: {} });
});

it.each([
  ["LiftDelayHolds", "yes", "give true or false"],
  ["WaitMinutes", "1e2", "give a whole number from 2 to 140"],
  ["EvidenceUri", "", "give a value"],
  ["Organization", "contoso.onmicrosoft.com\n", "Give the primary onmicrosoft.com domain"],
  ["Identity", "a0000000-0000-4000-8000-000000000001", "name it in the list"],
  ["organization", "contoso.onmicrosoft.com", "it is none of these: "],
])("takes no %s that is %j", (name, value, said) => {
  const result = sealedValues([[name, value]], hold);
  expect("faults" in result && result.faults[0]).toMatchObject({
    code: "invalid-sealed-value",
    message: expect.stringContaining(said),
  });
});

it("names everything that is wrong", () => {
  const result = sealedValues(
    [
      ["Kind", "Other"],
      ["Nothing", "1"],
    ],
    purview,
  );
  expect("faults" in result && result.faults).toHaveLength(2);
});
