import { expect, it } from "vitest";
import { worstEffect, type Escalation } from "../../src/catalog/effect.ts";

const escalations: readonly Escalation[] = [
  { parameter: "Hold", effect: "destroy", harmless: ["Keep", true, []] },
  { parameter: "Note", effect: "change" },
];

it("is the worst of the cmdlet and its parameters, in any order", () => {
  expect(worstEffect("read", escalations, [])).toBe("read");
  expect(worstEffect("read", escalations, ["Other"])).toBe("read");
  expect(worstEffect("read", escalations, ["Note"])).toBe("change");
  expect(worstEffect("read", escalations, ["Hold", "Note"])).toBe("destroy");
  expect(worstEffect("destroy", escalations, ["Note"])).toBe("destroy");
});

it("lets a parameter pass only with a value that is literally harmless", () => {
  for (const value of ["keep", true, []]) expect(worstEffect("read", escalations, { hold: value })).toBe("read");
  for (const value of ["Lift", false, ["Keep"], { expression: "parameter" }, undefined, null, "true"]) {
    expect(worstEffect("read", escalations, { Hold: value })).toBe("destroy");
  }
});
