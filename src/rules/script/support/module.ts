import type { Ast, HashtableAst } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { splattedTable } from "../../../powershell/script/splat.ts";
import { constantOf, unwrap, valuesReaching } from "../../../powershell/script/value.ts";
import { callsNamed } from "./called.ts";
import { requiredModules } from "./required-module.ts";

/** A module that the script asks for. */
export interface ModuleRequest {
  readonly at: { readonly start: number };
  readonly node?: Ast;
  readonly by: "Import-Module" | "using module" | "#Requires";
  readonly name: string;
  /** The version that it must have, or the least that it may have; undefined where it is not a constant. */
  readonly version?: string;
  /** It names one version, constant or not. */
  readonly isExact: boolean;
}

/** Every module that a script asks for by Import-Module, `using module` or #Requires -Modules. */
export function modulesAskedFor(script: Script): readonly ModuleRequest[] {
  const required = requiredModules(script).map((one) => ({ by: "#Requires", ...one }) as const);
  return [...imported(script), ...used(script), ...required];
}

const versionParameter = /^(RequiredVersion|MinimumVersion|Version|ModuleVersion)$/i;
const exact = /^RequiredVersion$/i;

function imported(script: Script): readonly ModuleRequest[] {
  return callsNamed(script, /^Import-Module$/i).flatMap((command) => {
    const given: (readonly [name: string, value: Ast | undefined])[] = [];
    let isWhole = true;
    command.arguments.forEach((argument, at) => {
      const before = command.arguments[at - 1];
      if (argument.kind === "splat") {
        const table = splattedTable(script, argument.node);
        if (table === undefined) isWhole = false;
        else given.push(...table.map(({ name, value }) => [name, value] as const));
      } else if (argument.kind === "value") {
        const isPositional = before?.kind !== "parameter" || before.value !== undefined || isSwitch(before.name);
        if (isPositional) given.push(["Name", argument.node]);
      } else {
        const next = command.arguments[at + 1];
        given.push([fullName(argument.name), argument.value ?? (next?.kind === "value" ? next.node : undefined)]);
      }
    });
    const valueOf = (pattern: RegExp): Ast | undefined => given.find(([name]) => pattern.test(name))?.[1];
    const version = valueOf(versionParameter);
    const isExact = !isWhole || valueOf(exact) !== undefined;
    const named = valueOf(/^(Name|FullyQualifiedName)$/i);
    if (named === undefined) return [];
    return valuesReaching(script, named).flatMap((value) =>
      specifications(script, value).map(({ name, version: own, isExact: isOwnExact }): ModuleRequest => ({
        at: command.node,
        node: command.node,
        by: "Import-Module",
        name,
        isExact: isExact || isOwnExact,
        ...versionEntry(own ?? versionIn(script, version)),
      })),
    );
  });
}

const parameters = ["Name", "FullyQualifiedName", "RequiredVersion", "MinimumVersion", "MaximumVersion", "Version"];

/** Abbreviations are resolved as far as this looks at them. */
const fullName = (written: string): string =>
  parameters.find((name) => name.toLowerCase().startsWith(written.toLowerCase())) ?? written;

const isSwitch = (name: string): boolean =>
  /^(Force|Global|PassThru|AsCustomObject|DisableNameChecking|NoClobber|SkipEditionCheck|UseWindowsPowerShell|Verbose|Debug)$/i.test(
    name,
  );

interface Specification {
  readonly name: string;
  readonly version?: string;
  readonly isExact: boolean;
}

/** Names, or tables with a ModuleName. */
function specifications(script: Script, value: Ast): readonly Specification[] {
  const plain = unwrap(value);
  if (plain.type === "HashtableAst") return specificationIn(script, plain);
  if (plain.type === "ArrayLiteralAst") return plain.Elements.flatMap((one) => specifications(script, one));
  if (plain.type === "ArrayExpressionAst")
    return (plain.SubExpression.Statements ?? []).flatMap((one) => specifications(script, one));
  const name = constantOf(plain);
  return typeof name === "string" ? [{ name, isExact: false }] : [];
}

function specificationIn(script: Script, { KeyValuePairs = [] }: HashtableAst): readonly Specification[] {
  const entries = KeyValuePairs.map(([key, value]) => [String(constantOf(key)), value] as const);
  const name = entries.find(([key]) => /^ModuleName$/i.test(key))?.[1];
  const text = name === undefined ? undefined : constantOf(name);
  if (typeof text !== "string") return [];
  const version = versionIn(script, entries.find(([key]) => versionParameter.test(key))?.[1]);
  return [{ name: text, isExact: entries.some(([key]) => exact.test(key)), ...versionEntry(version) }];
}

/** As it is written: 3.10 is no number. */
function versionIn(script: Script, node: Ast | undefined): string | undefined {
  if (node === undefined) return undefined;
  const [value, ...more] = valuesReaching(script, node);
  if (value === undefined || more.length > 0) return undefined;
  const text = value.type === "ConstantExpressionAst" ? script.textOf(value) : constantOf(value);
  return typeof text === "string" && /^\d+(\.\d+){1,3}$/.test(text) ? text : undefined;
}

const versionEntry = (version: string | undefined) => (version === undefined ? {} : { version });

function used(script: Script): readonly ModuleRequest[] {
  return script.nodesOf("UsingStatementAst").flatMap((node): readonly ModuleRequest[] => {
    if (node.UsingStatementKind !== "Module") return [];
    const specified =
      node.ModuleSpecification === undefined
        ? [{ name: node.Name?.Value ?? "", isExact: false }]
        : specificationIn(script, node.ModuleSpecification);
    return specified.map((one) => ({ at: node, node, by: "using module", ...one }));
  });
}
