import { between } from "../../util/ordered.ts";
import { rememberedOf } from "../../util/remembered.ts";
import type { Ast } from "./ast.ts";
import type { Script } from "./script.ts";

/** Parts of a block or of a pipeline in a row, such as all that stand before a node. */
export interface Stretch {
  readonly parts: readonly Ast[];
  readonly from: number;
  /** Behind the last of them. */
  readonly to: number;
}

/** What is asked of the parts of a script, one by one. */
export interface Question {
  /** Tells it from other questions: what has this name holds of the same parts. */
  readonly name: string;
  readonly holds: (part: Ast) => boolean;
}

/** More parts than this are asked once for all nodes, so that a thousand acts in a row take a thousand steps and not a million. */
const few = 16;

const answers = new WeakMap<Script, Map<readonly Ast[], Map<string, readonly number[]>>>();

/** The parts of stretches of which something holds, of each in the order of the text. */
export function* partsWhere(script: Script, stretches: Iterable<Stretch>, { name, holds }: Question): Generator<Ast> {
  for (const { parts, from, to } of stretches) {
    if (parts.length <= few) {
      for (const part of parts.slice(from, to)) if (holds(part)) yield part;
      continue;
    }
    const known = rememberedOf(answers, script, parts, () => new Map<string, readonly number[]>());
    const places = known.get(name) ?? parts.flatMap((part, place) => (holds(part) ? [place] : []));
    known.set(name, places);
    for (const place of between(places, from, to)) yield parts[place] as Ast;
  }
}

/** Whether something holds of one of the parts. */
export const someWhere = (script: Script, stretches: Iterable<Stretch>, question: Question): boolean =>
  partsWhere(script, stretches, question).next().done === false;

/** Whether a node is one of the parts. */
export const isAmong = (stretches: readonly Stretch[], part: Ast): boolean =>
  stretches.some(({ parts, from, to }) => {
    const place = parts.indexOf(part);
    return place >= from && place < to;
  });

/** Whether a node is one of the parts, or stands in one. */
export const covers = (stretches: readonly Stretch[], { start, end }: Ast): boolean =>
  stretches.some(({ parts, from, to }) => {
    const [first, last] = [parts[from], parts[to - 1]];
    return from < to && first !== undefined && last !== undefined && first.start <= start && end <= last.end;
  });
