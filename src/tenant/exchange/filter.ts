import { NotSimulated } from "../not-simulated.ts";
import { comparison, type Holds } from "./filter-comparison.ts";
import { valuesIn } from "./filter-values.ts";

/**
 * What stands in a filter: a bracket, a word with a hyphen, a text in which an apostrophe is doubled, in each of the four forms that PowerShell takes for
 * one, or in quotation marks, or a word.
 */
const token =
  /\s*([()]|-\w+|(['\u2018-\u201b])(?:[^'\u2018-\u201b]|(['\u2018-\u201b])\3)*['\u2018-\u201b]|"[^"]*"|[^\s()'"]+)/y;

/** Those of which a filter holds: comparisons, joined by -and and -or, the first before the second, with -not and brackets. @throws NotSimulated for any other filter */
export function filtered<T extends object>(
  view: readonly T[],
  filter: string,
  shown: (one: T) => object,
): readonly T[] {
  const holds = holdsFor(filter);
  return view.filter((one) => holds(valuesIn(one, shown)));
}

function holdsFor(filter: string): Holds {
  const tokens = tokensOf(filter);
  let at = 0;
  const isNext = (word: string): boolean => tokens[at]?.toLowerCase() === word;
  const taken = (): string => tokens[at++] ?? "";
  const unknown = (): NotSimulated => new NotSimulated(`this filter of Exchange Online: ${filter}`);
  const joined = (word: string, part: () => Holds, join: (parts: readonly Holds[]) => Holds): Holds => {
    const parts = [part()];
    while (isNext(word)) {
      taken();
      parts.push(part());
    }
    return join(parts);
  };
  const any = (): Holds => joined("-or", all, (parts) => (valuesOf) => parts.some((holds) => holds(valuesOf)));
  const all = (): Holds => joined("-and", single, (parts) => (valuesOf) => parts.every((holds) => holds(valuesOf)));
  const single = (): Holds => {
    if (isNext("-not")) {
      taken();
      const inner = single();
      return (valuesOf) => !inner(valuesOf);
    }
    if (!isNext("(")) return comparison(taken(), taken(), taken()) ?? raise(unknown());
    taken();
    const inner = any();
    return taken() === ")" ? inner : raise(unknown());
  };
  const whole = any();
  return at === tokens.length ? whole : raise(unknown());
}

function tokensOf(filter: string): readonly string[] {
  // In braces it is the same filter.
  const text = filter
    .trim()
    .replace(/^\{(.*)\}$/s, "$1")
    .trimEnd();
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const one = token.exec(text)?.[1];
    if (one === undefined) throw new NotSimulated(`this filter of Exchange Online: ${filter}`);
    found.push(one);
  }
  return found;
}

const raise = (error: Error): never => {
  throw error;
};
