import type { Ast } from "../../../powershell/script/ast.ts";
import { callsOf, commandAt, wayTo, type HeldCondition, type Way } from "../../../powershell/script/flow.ts";
import { refusalsOn } from "../../../powershell/script/passed.ts";
import type { Script } from "../../../powershell/script/script.ts";
import type { Stretch } from "../../../powershell/script/stretch.ts";
import type { Act } from "./act.ts";
import { rememberedOf } from "../../../util/remembered.ts";
import { areApart, foundBy, type FoundBy } from "./found-by.ts";
import { partsAgainstHold, saysHeld } from "./hold.ts";
import { targetOf } from "./target.ts";
import { isFilter, WordCollector, type Words } from "./words.ts";

/**
 * The words of all that has decided whether an act runs, and on what: conditions around it and early exits, guards that throw, filters of what
 * it is given; through variables and functions, and on to the calls of its function. What is only read, shown or exported decides nothing, and
 * neither do the holds of an object that is another one.
 */
export function wordsDeciding(script: Script, act: Act): Words {
  const target = targetOf(script, act);
  const subject = target === undefined ? undefined : foundBy(script, target.origins);
  return wordsAt(script, act.command.node, subject, []);
}

function wordsAt(script: Script, node: Ast, subject: FoundBy | undefined, seen: readonly Ast[]): Words {
  const own = decidingHere(script, node, subject);
  const inside = script.functionAround(node);
  if (inside === undefined || seen.includes(inside)) return own;
  const calls = callsOf(script, inside).map((call) => wordsAt(script, call.node, subject, [...seen, inside]));
  const [first, ...more] = calls;
  if (first === undefined) return own;
  return new Set([...own, ...[...first].filter((word) => more.every((words) => words.has(word)))]);
}

/**
 * The words of what has decided about an act since a look: conditions that stand behind it, or ended the way behind it, and all that the act is
 * given or takes from a pipe.
 */
export function wordsDecidingSince(script: Script, { command }: Act, look: Ast): Words {
  const { conditions, earlier } = wayTo(script, command.node);
  const since = {
    conditions: conditions.filter(({ condition }) => condition.start > look.end),
    earlier: earlier.map((stretch) => behind(stretch, look)),
  };
  return decidingBy(script, command.node, since, undefined);
}

/** The parts of a stretch that stand behind a node. */
function behind({ parts, from, to }: Stretch, { end }: Ast): Stretch {
  const first = parts.findIndex(({ start }) => start >= end);
  return { parts, from: first < 0 ? to : Math.max(from, first), to };
}

const decidingHere = (script: Script, node: Ast, subject: FoundBy | undefined): Words =>
  decidingBy(script, node, wayTo(script, node), subject);

function decidingBy(script: Script, node: Ast, way: Way, subject: FoundBy | undefined): Words {
  const words = new WordCollector(script, subject);
  const deciding = [...way.conditions.flatMap((held) => partsDeciding(script, held)), ...refusalsOn(script, way)];
  for (const part of deciding)
    if (deciding.length <= few) words.gather(part);
    else for (const word of wordsOf(script, part, subject)) words.found.add(word);
  for (const child of script.childrenOf(node).slice(1)) words.gather(child);
  for (let inner = node; ;) {
    const outer = script.parentOf(inner);
    if (outer === undefined || outer.type === "FunctionDefinitionAst") break;
    if (outer.type === "ForEachStatementAst") words.gather(outer.Condition);
    if (outer.type === "PipelineAst")
      for (const element of outer.PipelineElements.slice(0, outer.PipelineElements.indexOf(inner as never)))
        if (!picksHeld(script, element)) words.gather(element);
    inner = outer;
  }
  return words.found;
}

/** More conditions than this are gone through one by one for all acts, and not again for each. */
const few = 64;

const partsDeciding = (script: Script, held: HeldCondition): readonly Ast[] =>
  isOfSwitch(script, held.condition) ? [held.condition] : partsAgainstHold(script, held);

/** The words of a condition, which for most acts are the same: a script may refuse a thousand times before a thousand acts. */
function wordsOf(script: Script, condition: Ast, subject: FoundBy | undefined): Words {
  const { found, objects } = rememberedOf(conditions, script, condition, () => gathered(script, condition, undefined));
  const isOfAnother = subject !== undefined && objects.some((object) => areApart(object, subject));
  return isOfAnother ? gathered(script, condition, subject).found : found;
}

const conditions = new WeakMap<Script, Map<Ast, WordCollector>>();

function gathered(script: Script, node: Ast, subject: FoundBy | undefined): WordCollector {
  const words = new WordCollector(script, subject);
  words.gather(node);
  return words;
}

/** What a switch compares decides by its clauses. */
const isOfSwitch = (script: Script, condition: Ast): boolean =>
  script.parentOf(condition)?.type === "SwitchStatementAst";

/** `Where-Object { $_.InPlaceHolds }` lets through what is held alone. */
function picksHeld(script: Script, element: Ast): boolean {
  const command = commandAt(script, element);
  const [only] = command?.arguments ?? [];
  if (!isFilter(command) || only?.node.type !== "ScriptBlockExpressionAst") return false;
  const [statement, ...more] = only.node.ScriptBlock.EndBlock?.Statements ?? [];
  return statement !== undefined && more.length === 0 && saysHeld(script, statement);
}
