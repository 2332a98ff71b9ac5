import type { SourcePosition } from "../procedure/position.ts";
import type { GuardRow, StepEffect } from "../render/review-facts.ts";
import { stepsAsApproved } from "./as-approved.ts";
import { linesBetween, type CodeLine } from "./code.ts";
import { excerptAt } from "./excerpt.ts";
import type { ReviewedRunbook } from "./runbook.ts";
import type { Section } from "./script-sections.ts";
import { walk } from "../procedure/walk.ts";

/** A step with what its author wrote, and what came of it. */
export interface StepView {
  readonly number: number;
  readonly title: string;
  readonly effect: StepEffect;
  readonly isDestructive: boolean;
  readonly isChanging: boolean;
  readonly mode: string;
  /** What it does to an object, in words. */
  readonly does: readonly string[];
  /** What it refuses an object without. */
  readonly guards: readonly GuardRow[];
  readonly source?: { readonly file: string; readonly number: number; readonly lines: readonly CodeLine[] };
  readonly script: readonly CodeLine[];
  /** Its lines are those of the approved script, or are not; neither where there is none to compare with. */
  readonly asApproved?: boolean;
  readonly isChanged?: boolean;
}

/** The coloured lines of the texts of a runbook. */
export interface Coloured {
  readonly script: readonly CodeLine[];
  /** By file. */
  readonly sources: ReadonlyMap<string, readonly CodeLine[]>;
}

export function stepViews(
  { facts, procedure, texts, approved }: ReviewedRunbook,
  sections: readonly Section[],
  coloured: Coloured,
): readonly StepView[] {
  const scriptOf = (number: number): readonly CodeLine[] => {
    const section = sections.find((one) => one.number === number);
    return section === undefined ? [] : linesBetween(coloured.script, section.from, section.to);
  };
  const same = approved?.script === undefined ? undefined : stepsAsApproved(texts.script, sections, approved.script);
  const compared = (number: number): Pick<StepView, "asApproved" | "isChanged"> =>
    same === undefined ? {} : { asApproved: same.has(number), isChanged: !same.has(number) };
  const acts = [...facts.destroys, ...facts.changes];
  const positions = [...walk(procedure.steps)].map(({ position }) => position);
  const files = [...texts.sources.keys()];
  const connect: readonly StepView[] =
    facts.connects === undefined
      ? []
      : [{ ...connecting, title: `Connect to ${facts.connects}`, script: scriptOf(1), ...compared(1) }];
  return [
    ...connect,
    ...facts.steps.map(({ number, title, effect, mode }, at): StepView => {
      const position = positions[at];
      const source = position === undefined ? undefined : sourceOf(position, texts.sources, coloured, files);
      return {
        number,
        title,
        effect,
        isDestructive: effect === "destroys",
        isChanging: effect === "changes",
        mode: mode === "both" ? "Preview and Execute" : "Execute only",
        does: acts.filter(({ steps }) => steps.includes(number)).map(({ does }) => does),
        guards: facts.guards.filter(({ steps }) => steps.includes(number)),
        ...(source === undefined ? {} : { source }),
        script: scriptOf(number),
        ...compared(number),
      };
    }),
  ];
}

const connecting = {
  number: 1,
  effect: "reads",
  isDestructive: false,
  isChanging: false,
  mode: "Preview and Execute",
  does: [],
  guards: [],
} as const;

function sourceOf(
  position: SourcePosition,
  sources: ReadonlyMap<string, string>,
  coloured: Coloured,
  files: readonly string[],
): StepView["source"] {
  const { file } = position;
  const [text, lines] = [sources.get(file), coloured.sources.get(file)];
  if (text === undefined || lines === undefined) return undefined;
  const { from, to } = excerptAt(text, position);
  return { file, number: files.indexOf(file) + 1, lines: linesBetween(lines, from, to) };
}
