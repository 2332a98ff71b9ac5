import { modulesOf } from "../../../catalog/catalog.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, AstOf } from "../../../powershell/script/ast.ts";
import { argumentNamed, nameOf, type Command } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import { originsOf, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf } from "../support/binding.ts";
import { isPlainValue, isUniqueProperty } from "../support/identity-text.ts";
import { placeIn } from "../support/place.ts";
import { isEscaped, phrased, quoted, remedyFor } from "../support/quotation-mark.ts";
import { partsOf } from "../support/spliced.ts";
import { webRequestIn } from "../support/web-request.ts";

/** A value in the text of a filter is escaped, or cannot hold a quotation mark. */
export const splicedFilter: ScriptRule = function* ({ script }) {
  const told = new Set<Ast>();
  for (const command of allCommands(script)) {
    for (const filter of filtersIn(script, command)) {
      for (const part of partsIn(script, filter)) {
        if (told.has(part) || !holdsFreeText(script, part, filter.marks)) continue;
        told.add(part);
        const mend = remedyFor(filter.marks);
        const values = { cmdlet: command.name ?? "", value: script.textOf(part), mend };
        yield diagnostic("spliced-filter", values, placeIn(script, part));
      }
    }
  }
};

const services = /^(Exchange|Microsoft\.(Graph|Entra)|AzureAD|MSOnline)/;
const filterOption = /\$filter=|%24filter=/i;

const filterParameters: Readonly<Record<string, RegExp>> = {
  Filter: quoted,
  RecipientFilter: quoted,
  OPath: quoted,
  SearchFilter: quoted,
  Search: phrased,
  SearchQuery: phrased,
  ContentMatchQuery: phrased,
};

interface Filter {
  readonly text: Ast;
  readonly marks: RegExp;
  /** The filter is a part of the address of a request. */
  readonly isAddress: boolean;
}

/** The texts that a call asks its service by. A filter of files is no such text. */
function filtersIn(script: Script, command: Command): readonly Filter[] {
  const { name } = command;
  if (name === undefined) return [];
  const request = webRequestIn(script, command);
  if (request !== undefined) {
    const { address } = request;
    // Most scripts ask by no filter, and the way back of an address is long.
    return address === undefined || !filterOption.test(script.text)
      ? []
      : [{ text: address, marks: quoted, isAddress: true }];
  }
  const binding = bindingOf(script, command);
  const modules = [...modulesOf(name).map(({ module }) => module), binding?.known.module ?? ""];
  if (!/^Get-(AD|Entra|Mg)\w+$/i.test(name) && !modules.some((module) => services.test(module))) return [];
  return Object.entries(filterParameters).flatMap(([one, marks]) => {
    const text = binding?.given.get(one)?.value ?? argumentNamed(command, one);
    return text === undefined ? [] : [{ text, marks, isAddress: false }];
  });
}

/** The values that the text is built of; of an address, those behind `$filter=`. */
function partsIn(script: Script, { text, isAddress }: Filter): readonly Ast[] {
  return originsOf(script, text).flatMap(({ from }) => {
    const parts = partsOf(from).flatMap((part) => (isBuilt(part) ? partsOf(part) : [part]));
    if (!isAddress) return parts.flatMap((part) => built(script, part));
    const at = filterOption.exec(script.textOf(from))?.index;
    if (at === undefined) return parts.flatMap((part) => builtOnly(script, part));
    return parts.filter((part) => part.start > from.start + at || isFormat(from));
  });
}

const isBuilt = (node: Ast): boolean => partsOf(node).length > 0;

const isFormat = (node: Ast): boolean => node.type === "BinaryExpressionAst" && node.Operator === "Format";

/** A part that is built itself, of its own parts; else the part. */
function built(script: Script, part: Ast): readonly Ast[] {
  const inner = originsOf(script, part).flatMap(({ from }) => partsOf(from));
  return inner.length > 0 ? inner : [part];
}

/** `"$base?$query"`: only what a filter in another variable is built of. */
const builtOnly = (script: Script, part: Ast): readonly Ast[] =>
  originsOf(script, part).flatMap(({ from }) => (/\$filter=/i.test(script.textOf(from)) ? partsOf(from) : []));

const holdsFreeText = (script: Script, part: Ast, marks: RegExp): boolean =>
  originsOf(script, part).some((origin) => isFree(script, origin, marks) && !isEscaped(script, origin, part, marks));

/** What can hold any text: a parameter, a cell, a line, an answer of a person, and most properties of an object. */
function isFree(script: Script, { from, properties, trail }: Origin, marks: RegExp): boolean {
  const last = properties.at(-1);
  if (last !== undefined)
    return from.type !== "HashtableAst" && from.type !== "InvokeMemberExpressionAst" && !isPlainProperty(last, marks);
  if (from.type === "ParameterAst") return !isPlainValue(script, from) && !isListed(from);
  if (from.type === "CommandAst") return /^(read-host|get-content|gc|import-csv)$/i.test(nameOf(from) ?? "");
  const isVariable = from.type === "VariableExpressionAst" && constantOf(from) === undefined;
  return (
    isVariable && !/:/.test(from.VariablePath) && trail.length === 1 && !/^(_|psitem|args)$/i.test(from.VariablePath)
  );
}

/** An address can have an apostrophe in it, and no double quotation mark that is not quoted itself. */
const isPlainProperty = (name: string, marks: RegExp): boolean =>
  name !== "distinguishedname" &&
  (isUniqueProperty(name) ||
    (marks === phrased && /(address|mail|userprincipalname)$/.test(name)) ||
    /(id|guid|count|length|date|datetime|time|when\w*|enabled|year|month|day|ticks)$/.test(name));

const isListed = ({ Attributes = [] }: AstOf<"ParameterAst">): boolean =>
  Attributes.some(({ TypeName }) => /^validate(set|pattern|script|range)$/i.test(TypeName));
