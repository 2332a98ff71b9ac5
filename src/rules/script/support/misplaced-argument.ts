import type { Ast } from "../../../powershell/script/ast.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { Binding } from "./binding.ts";
import { isSwitch, meaningOf } from "./meaning.ts";

/** An argument that a parameter does not take. */
export interface Fault {
  /** With its dash, or what stands for it. */
  readonly parameter: string;
  /** The value, or the parameter where none stands behind it. */
  readonly value: Ast;
  readonly why: string;
}

/** What stands in a place where it does not reach the parameter that is meant. */
export function misplacedIn(binding: Binding): readonly Fault[] {
  const apart = detached(binding);
  return [...lacking(binding), ...repeated(binding), ...apart, ...surplus(binding, apart)];
}

/** `-LitigationHoldEnabled` before another parameter, or at the end. */
function lacking({ command, known }: Binding): readonly Fault[] {
  return command.arguments.flatMap((argument, at) => {
    const next = command.arguments[at + 1];
    if (argument.kind !== "parameter" || argument.value !== undefined || isSwitch(known, argument.name)) return [];
    const { own, shared } = meaningOf(known, argument.name);
    if ((next !== undefined && next.kind !== "parameter") || own.length + shared.length !== 1) return [];
    return [{ parameter: `-${argument.name}`, value: argument.node, why: "it needs a value behind it" }];
  });
}

/** PowerShell refuses a call that names one parameter twice. */
function repeated({ command, known }: Binding): readonly Fault[] {
  const named = new Set<string>();
  return command.arguments.flatMap((argument, at) => {
    if (argument.kind !== "parameter") return [];
    const { own, shared } = meaningOf(known, argument.name);
    const [meant, ...more] = own.length > 0 ? own.map(({ name }) => name) : shared;
    if (meant === undefined || more.length > 0) return [];
    const isAgain = named.has(meant);
    named.add(meant);
    const next = command.arguments[at + 1];
    const behind = next?.kind === "value" && !isSwitch(known, argument.name) ? next.node : argument.node;
    return isAgain ? [{ parameter: `-${meant}`, value: argument.value ?? behind, why: "it is given twice" }] : [];
  });
}

/**
 * `-Confirm $false`: the switch is on, and the value goes to whatever parameter takes it by its position, an identity say. PowerShell's own
 * cmdlets can mean it so: `Where-Object IsReady -EQ $true`.
 */
function detached(binding: Binding): readonly Fault[] {
  const { command, known, given, left } = binding;
  const isOwn = known.module.startsWith("Microsoft.PowerShell.");
  const over = overIn(binding);
  return [...given.values()].flatMap(({ parameter, at, value }) => {
    if (parameter.type !== "Switch" || value !== undefined) return [];
    const next = command.arguments[command.arguments.findIndex(({ node }) => node === at) + 1];
    if (next?.kind !== "value" || (isOwn && !left.includes(next.node))) return [];
    if (!isAnswer(constantOf(next.node)) && !over.includes(next.node)) return [];
    const why = `it is a switch, and what stands behind a space is another argument. Write -${parameter.name}:$true or -${parameter.name}:$false`;
    return [{ parameter: `-${parameter.name}`, value: next.node, why }];
  });
}

const isAnswer = (value: unknown): boolean =>
  typeof value === "boolean" || (typeof value === "string" && /^(true|false|yes|no|on|off)$/i.test(value));

function surplus(binding: Binding, apart: readonly Fault[]): readonly Fault[] {
  const already = apart.map(({ value }) => value);
  const over = overIn(binding).find((value) => !already.includes(value));
  if (over === undefined) return [];
  return [{ parameter: "A position", value: over, why: "no parameter takes it without its name. Name the parameter" }];
}

/** More values without a name than a cmdlet of Exchange has positions for. Of some no page tells any position. */
function overIn({ known, given, left, isWhole, unknown, ambiguous }: Binding): readonly Ast[] {
  if (known.module !== "ExchangeOnlineManagement" || !isWhole || unknown.length + ambiguous.length > 0) return [];
  const placed = known.cmdlet.parameters.filter(({ in: uses = [] }) =>
    uses.some(({ position }) => position !== undefined),
  );
  if (placed.length === 0) return [];
  const free = placed.filter(({ name }) => (given.get(name)?.by ?? "position") === "position");
  const positions = new Set(free.flatMap(({ in: uses = [] }) => uses.flatMap(({ position }) => position ?? [])));
  const taken = [...given.values()].filter(({ by }) => by === "position").length;
  return taken + left.length > positions.size ? left : [];
}
