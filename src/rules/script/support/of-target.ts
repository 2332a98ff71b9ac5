import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt } from "../../../powershell/script/flow.ts";
import { originsOf, originsOfInput, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import type { Act } from "./act.ts";
import { areApart, foundBy, type FoundBy } from "./found-by.ts";
import { partsOf } from "./spliced.ts";
import { targetOf } from "./target.ts";
import { originsWritten, type Write } from "./written.ts";

/** What an act is told of its object: the identity, and whatever else it is given that is no switch or number. */
export function subjectOf(script: Script, act: Act): FoundBy {
  const values = [...(act.binding?.given.values() ?? [])].flatMap(({ value }) => value ?? []);
  const telling = values.filter((value) => !/^(boolean|number|object)$/.test(typeof constantOf(value)));
  const target = targetOf(script, act)?.origins ?? [];
  return foundBy(script, [...target, ...telling.flatMap((value) => originsOf(script, value))]);
}

/** Whether something of an act's object may be in what is written: false where the script shows that there is nothing. */
export function tellsOf(script: Script, write: Write, subject: FoundBy): boolean {
  const origins = originsWritten(script, write);
  return origins === undefined || origins.some((origin) => mayTellOf(script, origin, write, subject));
}

function mayTellOf(script: Script, origin: Origin, write: Write, subject: FoundBy, depth = 5): boolean {
  if (/^(count|length)$/.test(origin.properties.at(-1) ?? "")) return false;
  const constant = constantOf(origin.from);
  if (constant !== undefined) return names(constant, subject);
  if (isOfTheRun(script, origin.from)) return false;
  const calls = write.call === undefined ? [] : [write.call];
  const parts = depth === 0 ? [] : remembered(knownParts, origin, () => originsOfParts(script, origin, calls));
  if (parts.length > 0) return parts.some((part) => mayTellOf(script, part, write, subject, depth - 1));
  return !areApart(
    remembered(known, origin, () => foundBy(script, [origin])),
    subject,
  );
}

/** An origin is of one write, which many acts ask of. */
const known = new WeakMap<Origin, FoundBy>();
const knownParts = new WeakMap<Origin, readonly Origin[]>();

/** A text that has an identity in it which stands in the script. */
const names = (constant: unknown, { roots }: FoundBy): boolean =>
  typeof constant === "string" &&
  roots.some((root) => root.kind === "text" && root.text !== "" && constant.toLowerCase().includes(root.text));

const ofTheRun = /^(Get-Date|Get-Location|Get-Host|New-Guid|hostname|whoami)$/i;

/** The time, the place and who runs the script. */
function isOfTheRun(script: Script, from: Ast): boolean {
  switch (from.type) {
    case "CommandAst":
      return ofTheRun.test(commandAt(script, from)?.name ?? "");
    case "VariableExpressionAst":
      return /^(env:.*|pid|host|home|pwd|psscriptroot|pscommandpath|myinvocation|psversiontable)$/i.test(
        from.VariablePath,
      );
    case "MemberExpressionAst":
    case "InvokeMemberExpressionAst":
      return (
        from.Static === true &&
        /^\[(System\.)?(DateTime(Offset)?|Environment|Guid)\]$/i.test(script.textOf(from.Expression)) &&
        !("Arguments" in from)
      );
    default:
      return false;
  }
}

/** What a text, a table or a formatted text is made of; empty for what stands for itself. */
function originsOfParts(
  script: Script,
  { from, trail }: Origin,
  calls: Parameters<typeof originsOf>[2],
): readonly Origin[] {
  if (from.type === "CommandAst") {
    const command = commandAt(script, from);
    const isFormat = /^(ConvertTo-\w+|Format-\w+|Out-String)$/i.test(command?.name ?? "");
    return command !== undefined && isFormat && command.input.length > 0
      ? originsOfInput(script, command.pipeline, from, calls)
      : [];
  }
  // More may be put into a table that is kept.
  const isKept = trail.some(({ type }) => type === "VariableExpressionAst");
  const values = from.type === "HashtableAst" && !isKept ? (from.KeyValuePairs ?? []).map(([, value]) => value) : [];
  return [...partsOf(from), ...values].flatMap((part) => originsOf(script, part, calls));
}
