import { NotSimulated } from "../../not-simulated.ts";

type Item = Readonly<Record<string, unknown>>;
type Holds = (item: Item) => boolean;

/** `name eq 'text'` and `startswith(name,'text')`; an apostrophe in a text is doubled (OData). */
const equality = /^(\w+) eq (?:'((?:[^']|'')*)'|(true|false|null))$/i;
const beginning = /^startswith\((\w+),\s*'((?:[^']|'')*)'\)$/i;

/** Whether a $filter holds for an object: comparisons joined by `and` or by `or`. @throws NotSimulated for any other filter */
export function holdsFor(filter: string): Holds {
  const { terms, joints } = split(filter);
  if (new Set(joints).size > 1) throw new NotSimulated(`this filter of Microsoft Graph: ${filter}`);
  const tests = terms.map(termOf);
  return joints[0] === "or"
    ? (item) => tests.some((holds) => holds(item))
    : (item) => tests.every((holds) => holds(item));
}

function split(filter: string): { readonly terms: readonly string[]; readonly joints: readonly string[] } {
  const parts = filter.match(/'(?:[^']|'')*'|\s+(?:and|or)\s+|[^'\s]+|\s+|'/gi) ?? [];
  const terms = [""];
  const joints: string[] = [];
  for (const part of parts) {
    const joint = /^\s+(and|or)\s+$/i.exec(part)?.[1];
    if (joint === undefined) terms[terms.length - 1] += part;
    else {
      joints.push(joint.toLowerCase());
      terms.push("");
    }
  }
  return { terms, joints };
}

function termOf(text: string): Holds {
  const term = text.trim();
  const [, name, value, word] = equality.exec(term) ?? [];
  if (name !== undefined) {
    const wanted = word === undefined || /^null$/i.test(word) ? textOf(value) : word;
    return (item) => valueOf(item, name) === wanted?.toLowerCase();
  }
  const [, start, prefix = ""] = beginning.exec(term) ?? [];
  if (start === undefined) throw new NotSimulated(`this filter of Microsoft Graph: ${text}`);
  return (item) => valueOf(item, start)?.startsWith(textOf(prefix)?.toLowerCase() ?? "") ?? false;
}

const textOf = (value: string | undefined): string | undefined => value?.replaceAll("''", "'");

/** Graph compares without regard to case. */
function valueOf(item: Item, name: string): string | undefined {
  const own = Object.keys(item).find((known) => known.toLowerCase() === name.toLowerCase());
  const value = own === undefined ? undefined : item[own];
  return value === undefined || value === null ? undefined : String(value).toLowerCase();
}
