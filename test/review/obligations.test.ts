import { expect, it } from "vitest";
import { analyse } from "../../src/procedure/analysis.ts";
import { folderOf } from "../../src/procedure/form.ts";
import { isAct, walk } from "../../src/procedure/walk.ts";
import { obligationsOf, type Obligation } from "../../src/review/obligations.ts";
import { sectionsOf } from "../../src/review/script-sections.ts";
import { guard } from "../../src/service/guards.ts";
import { compileShipped } from "../compile/support/shipped.ts";

const shipped = (await compileShipped(["automation", "desktop-7", "desktop-5.1"])).map(
  (compiled) => [`${folderOf(compiled.form)}${compiled.procedure.name}`, compiled] as const,
);
type Compiled = (typeof shipped)[number][1];

function obligationsIn({ spoken, form, facts, text }: Compiled, script = text): readonly Obligation[] {
  const first = facts.connects === undefined ? [] : [{ number: 1, title: `Connect to ${facts.connects}` }];
  return obligationsOf(script, sectionsOf(script, [...first, ...facts.steps]), analyse(spoken, form.dialect));
}

const acting = shipped.filter(([, { spoken }]) => [...walk(spoken.steps)].some(isAct));

it("asks nothing of what only looks", () => {
  const looking = shipped.filter((one) => !acting.includes(one));
  expect(looking.length).toBeGreaterThan(0);
  for (const [, compiled] of looking) expect(obligationsIn(compiled)).toEqual([]);
});

/** The functions that each act is held by, read off the procedure here once more. */
it.each(acting)("has a place for every obligation of every act: %s", (_name, compiled) => {
  const { spoken, form, text } = compiled;
  const lines = text.split("\n");
  const obligations = obligationsIn(compiled);
  expect(obligations).toHaveLength(10);
  for (const { places } of obligations)
    for (const { line, what } of places) expect(lines[line - 1], `line ${line}`).toContain(what);

  const analysis = analyse(spoken, form.dialect);
  const placesIn = (step: number): readonly string[] =>
    obligations.flatMap(({ places }) => places.filter((place) => place.step === step).map(({ what }) => what));
  for (const step of walk(spoken.steps)) {
    const number = analysis.numbers.get(step) ?? 0;
    if (step.kind === "record" && (analysis.acts.get(step.of) ?? []).length > 0)
      expect(placesIn(number)).toEqual(expect.arrayContaining(["Enter-Claim", "Save-Evidence"]));
    const guards = isAct(step) ? (analysis.guards.get(step.of) ?? []) : step.kind === "check" ? [step] : [];
    const functions = guards.flatMap((check) => check.guards.map((use) => guard(use.guard).function));
    if (isAct(step)) {
      const always = ["Assert-TimeLeft", "Assert-OneTarget", "Assert-Unchanged", "Enter-Claim", "Save-Outcome"];
      expect(placesIn(number)).toEqual(expect.arrayContaining([...always, ...functions]));
      expect(placesIn(number).some((what) => /^(Confirm-|Wait-Until)/.test(what))).toBe(true);
    }
    if (step.kind === "check") expect(placesIn(number)).toEqual(expect.arrayContaining(functions));
  }
});

/** Whatever is proved by a line is no longer proved without it: a form of emitted text that has become another is seen. */
it.each(acting)("makes no page where a line that proves something is not there: %s", (_name, compiled) => {
  for (const { says, places } of obligationsIn(compiled))
    for (const { line, what } of places) {
      const lines = compiled.text.split("\n");
      lines[line - 1] = (lines[line - 1] ?? "").replace(what, "Other-Thing");
      expect(() => obligationsIn(compiled, lines.join("\n")), `${says} ${line}`).toThrow(/has|stands in/);
    }
});
