import type { Compiled } from "../../../src/compile.ts";
import { edited, mutations, type scriptOf } from "./mutations.ts";

/** A script that is compiled, with its tree. */
export interface CompiledScript {
  readonly compiled: Compiled;
  readonly script: ReturnType<typeof scriptOf>;
}

export interface Mutant {
  readonly compiled: Compiled;
  readonly text: string;
  /** What it is, for a person: the first line that differs. */
  readonly at: string;
}

/** Mutants of one kind: in each script some of the places where it can be changed so, the same at every run and spread over the whole of it. */
export function mutantsOf(
  kind: string,
  scripts: readonly CompiledScript[],
  placesPerScript: number,
): readonly Mutant[] {
  const mutate = mutations[kind] as (typeof mutations)[string];
  const random = seeded(20_261_123);
  return scripts.flatMap(({ compiled, script }) => {
    const places = [...mutate(script)];
    const chosen = Array.from({ length: Math.min(placesPerScript, places.length) }, () =>
      places.splice(Math.floor(random.next().value * places.length), 1),
    ).flat();
    return chosen.map((edit) => {
      const text = edited(compiled.text, edit);
      return { compiled, text, at: `${compiled.procedure.name}: ${firstDifference(compiled.text, text)}` };
    });
  });
}

/** A generator of its own, for which a seed is enough. */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function firstDifference(one: string, other: string): string {
  const lines = one.split("\n");
  const at = other.split("\n").findIndex((line, index) => line !== lines[index]);
  return `${at + 1}: ${other.split("\n")[at]?.trim().slice(0, 100)}`;
}
