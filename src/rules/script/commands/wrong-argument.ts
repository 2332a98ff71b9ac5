import type { ParameterFacts } from "../../../catalog/schema.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import { reachingSources } from "../../../powershell/script/reaching.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap, type Constant } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf, type Binding } from "../support/binding.ts";
import { misplacedIn, type Fault } from "../support/misplaced-argument.ts";
import { placeIn } from "../support/place.ts";

/** What a parameter is given is something that it takes, as far as that can be told from the text. */
export const wrongArgument: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    const binding = bindingOf(script, command);
    if (binding === undefined) continue;
    for (const { parameter, value, why } of faultsIn(script, binding)) {
      const { name: cmdlet } = binding.known.cmdlet;
      const said = value.type === "CommandParameterAst" ? "nothing" : shown(script, value);
      yield diagnostic("wrong-argument", { cmdlet, parameter, value: said, why }, placeIn(script, value));
    }
  }
};

function faultsIn(script: Script, binding: Binding): readonly Fault[] {
  const { given, common } = binding;
  return [
    ...[...given.values()].flatMap(({ parameter, value }) =>
      value === undefined ? [] : fault(`-${parameter.name}`, value, wrongFor(script, parameter, value)),
    ),
    ...[...common].flatMap(([name, value]) =>
      value === undefined ? [] : fault(`-${name}`, value, wrongForCommon(name, value)),
    ),
    ...misplacedIn(binding),
  ];
}

const fault = (parameter: string, value: Ast, why: string | undefined): readonly Fault[] =>
  why === undefined ? [] : [{ parameter, value, why }];

function wrongFor(
  script: Script,
  { name, type, values, valuesComplete, variants }: ParameterFacts,
  value: Ast,
): string | undefined {
  const plainType = type.replace(/^System\./, "");
  if (plainType === "Switch")
    return isText(script, value)
      ? `it is a switch, which no text turns on or off. Write -${name}, or -${name}:$false`
      : undefined;
  if (plainType === "Boolean") return isText(script, value) ? "it takes $true or $false, and no text" : undefined;
  const word = wordIn(value);
  if (/^U?Int(16|32|64)$|^(Double|Single|Decimal)$/.test(plainType))
    return word === undefined ? undefined : "it takes a number";
  if (plainType === "Unlimited")
    return word === undefined || /^unlimited$/i.test(word) ? undefined : "it takes a number, or Unlimited";
  if (/^(Ex)?DateTime$/.test(plainType))
    return word === undefined || ofCalendar.test(word) ? undefined : "it takes a date";
  // What an encoding or a combination of flags can be is more than what is listed.
  if (
    values === undefined ||
    valuesComplete !== true ||
    /Encoding$|^FlagsExpression/.test(plainType.replace(/.*\.(?=\w)/, ""))
  )
    return undefined;
  const listed = [...new Set([...values, ...Object.values(variants ?? {}).flatMap((variant) => variant.values ?? [])])];
  return isOutside(value, listed, plainType.startsWith("String")) ? `it takes ${listed.join(", ")}` : undefined;
}

/** The values of ActionPreference in any version (PowerShell-Docs, about_CommonParameters). */
const actions = ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend", "Break"];
const takesAction = new Set(["erroraction", "warningaction", "informationaction", "progressaction"]);

const wrongForCommon = (name: string, value: Ast): string | undefined =>
  takesAction.has(name) && isOutside(value, actions, false) ? `it takes ${actions.join(", ")}` : undefined;

/** A text as it stands, or in a variable that holds nothing else: a cast may make anything of one. */
function isText(script: Script, value: Ast): boolean {
  const plain = unwrap(value);
  if (plain.type !== "VariableExpressionAst") return isQuoted(plain);
  const sources = reachingSources(script, plain);
  return (
    sources.length > 0 &&
    sources.every(
      (source) =>
        source.kind === "assigned" &&
        source.at.type === "AssignmentStatementAst" &&
        source.at.Left.type === "VariableExpressionAst" &&
        isQuoted(unwrap(source.value)),
    )
  );
}

const isQuoted = ({ type }: Ast): boolean =>
  type === "StringConstantExpressionAst" || type === "ExpandableStringExpressionAst";

/** A text of letters alone. */
function wordIn(value: Ast): string | undefined {
  const text = isQuoted(unwrap(value)) ? constantOf(value) : undefined;
  return typeof text === "string" && /^[a-z]+$/i.test(text) ? text : undefined;
}

/** Months and days can be dates in themselves. */
const ofCalendar = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/i;

/** An enumeration is also named by the beginning of a value, and by several with commas; a list of texts is not. */
function isOutside(value: Ast, listed: readonly string[], isExact: boolean): boolean {
  const constant = constantOf(value);
  const items: readonly (Constant | undefined)[] = Array.isArray(constant) ? constant : [constant];
  return items
    .flatMap((item) => (typeof item === "boolean" || typeof item === "string" ? String(item).split(",") : []))
    .map((text) => text.trim().toLowerCase())
    .some(
      (text) => text !== "" && !/^[-+]?\d/.test(text) && !listed.some((one) => fits(one.toLowerCase(), text, isExact)),
    );
}

const fits = (listed: string, text: string, isExact: boolean): boolean =>
  isExact ? listed === text : listed.startsWith(text);

const shown = (script: Script, value: Ast): string => script.textOf(value).replaceAll(/\s+/g, " ").slice(0, 60);
