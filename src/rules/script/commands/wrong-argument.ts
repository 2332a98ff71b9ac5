import type { ParameterFacts } from "../../../catalog/schema.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap, type Constant } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf, type Binding } from "../support/binding.ts";
import { placeIn } from "../support/place.ts";

/** What a parameter is given is something that it takes, as far as that can be told from the text. */
export const wrongArgument: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    const binding = bindingOf(script, command);
    if (binding === undefined) continue;
    for (const { parameter, value, why } of faultsIn(binding)) {
      const values = { cmdlet: binding.known.cmdlet.name, parameter, value: shown(script, value), why };
      yield diagnostic("wrong-argument", values, placeIn(script, value));
    }
  }
};

interface Fault {
  /** With its dash, or what stands for it. */
  readonly parameter: string;
  readonly value: Ast;
  readonly why: string;
}

function faultsIn(binding: Binding): readonly Fault[] {
  const { given, common } = binding;
  return [
    ...[...given.values()].flatMap(({ parameter, value }) =>
      value === undefined ? [] : fault(`-${parameter.name}`, value, wrongFor(parameter, value)),
    ),
    ...[...common].flatMap(([name, value]) =>
      value === undefined ? [] : fault(`-${name}`, value, wrongForCommon(name, value)),
    ),
    ...detached(binding),
    ...surplus(binding),
  ];
}

const fault = (parameter: string, value: Ast, why: string | undefined): readonly Fault[] =>
  why === undefined ? [] : [{ parameter, value, why }];

function wrongFor({ name, type, values, valuesComplete, variants }: ParameterFacts, value: Ast): string | undefined {
  const plainType = type.replace(/^System\./, "");
  if (plainType === "Switch")
    return isText(value)
      ? `it is a switch, which no text turns on or off. Write -${name}, or -${name}:$false`
      : undefined;
  if (plainType === "Boolean") return isText(value) ? "it takes $true or $false, and no text" : undefined;
  if (/^U?Int(16|32|64)$/.test(plainType))
    return isText(value) && /^[a-z]/i.test(String(constantOf(value))) ? "it takes a number" : undefined;
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

/** A text as it stands: a cast may make anything of one. */
function isText(value: Ast): boolean {
  const { type } = unwrap(value);
  return type === "StringConstantExpressionAst" || type === "ExpandableStringExpressionAst";
}

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

/**
 * `-Confirm $false`: the switch is on, and the value goes to whatever parameter takes it by its position, an identity say. PowerShell's own
 * cmdlets can mean it so: `Where-Object IsReady -EQ $true`.
 */
function detached({ command, known, given, left }: Binding): readonly Fault[] {
  const isOwn = known.module.startsWith("Microsoft.PowerShell.");
  return [...given.values()].flatMap(({ parameter, at, value }) => {
    if (parameter.type !== "Switch" || value !== undefined) return [];
    const next = command.arguments[command.arguments.findIndex(({ node }) => node === at) + 1];
    if (next?.kind !== "value" || typeof constantOf(next.node) !== "boolean") return [];
    if (isOwn && !left.includes(next.node)) return [];
    const why = `it is a switch, and what stands behind a space is another argument. Write -${parameter.name}:$true or -${parameter.name}:$false`;
    return [{ parameter: `-${parameter.name}`, value: next.node, why }];
  });
}

/** More values without a name than a cmdlet of Exchange has positions for. Of some no page tells any position. */
function surplus(binding: Binding): readonly Fault[] {
  const { known, given, left, isWhole, unknown, ambiguous } = binding;
  if (known.module !== "ExchangeOnlineManagement" || !isWhole || unknown.length + ambiguous.length > 0) return [];
  const positions = new Set(
    known.cmdlet.parameters.flatMap(({ in: uses = [] }) => uses.flatMap(({ position }) => position ?? [])),
  );
  const taken = [...given.values()].filter(({ by }) => by === "position").length;
  const already = detached(binding).map(({ value }) => value);
  const over = left.filter((value) => !already.includes(value)).at(0);
  if (over === undefined || positions.size === 0 || taken + left.length <= positions.size) return [];
  return [{ parameter: "A position", value: over, why: "no parameter takes it without its name. Name the parameter" }];
}

const shown = (script: Script, value: Ast): string => script.textOf(value).replaceAll(/\s+/g, " ").slice(0, 60);
