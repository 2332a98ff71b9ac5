import { NotSimulated } from "../not-simulated.ts";

/** The values of a property, whose name is in lower case as they are; none where it is empty. */
export type ValuesOf = (name: string) => readonly string[];
/** Whether a condition holds of an object. */
export type Holds = (valuesOf: ValuesOf) => boolean;

type Compare = (own: string, asked: string) => boolean;

const compares: Readonly<Record<string, Compare>> = {
  "-eq": (own, asked) => own === asked,
  "-like": (own, asked) => patternOf(asked).test(own),
  "-gt": (own, asked) => ordered(own, asked) > 0,
  "-ge": (own, asked) => ordered(own, asked) >= 0,
  "-lt": (own, asked) => ordered(own, asked) < 0,
  "-le": (own, asked) => ordered(own, asked) <= 0,
};

const negated: Readonly<Record<string, string>> = { "-ne": "-eq", "-notlike": "-like" };

/** One comparison, whatever the case; of a property with several values one that holds is enough. Undefined where it is none. */
export function comparison(name: string, operator: string, value: string): Holds | undefined {
  const asked = valueOf(value);
  const said = operator.toLowerCase();
  const positive = negated[said] ?? said;
  const compare = compares[positive];
  if (!/^\w+$/.test(name) || compare === undefined || asked === undefined) return undefined;
  const key = name.toLowerCase();
  const holds: Holds = (valuesOf) =>
    asked === null ? valuesOf(key).length === 0 : valuesOf(key).some((own) => compare(own, asked));
  return said === positive ? holds : (valuesOf) => !holds(valuesOf);
}

/** Null for $null; undefined where it is no value. */
function valueOf(text: string): string | null | undefined {
  if (/^(|[()].*|-[a-z]\w*)$/i.test(text)) return undefined;
  if (/^\$null$/i.test(text)) return null;
  const inner = /^(['\u2018-\u201b"])(.*)['\u2018-\u201b"]$/s.exec(text)?.[2];
  return (inner?.replaceAll(/(['\u2018-\u201b])\1/g, "$1") ?? text.replace(/^\$/, "")).toLowerCase();
}

/** An asterisk stands for anything. */
const patternOf = (asked: string): RegExp =>
  new RegExp(`^${asked.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&").replaceAll("*", ".*")}$`, "s");

/** Numbers and times have an order. Without a zone UTC is meant, and the month comes first (filter syntax page: times are taken as the settings of the computer say). */
function ordered(own: string, asked: string): number {
  const [one, other] = [orderOf(own), orderOf(asked)];
  if (Number.isNaN(one) || Number.isNaN(other))
    throw new NotSimulated(`the order of ${own} and ${asked} in a filter of Exchange Online`);
  return one - other;
}

const orderOf = (text: string): number =>
  /^-?\d+(\.\d+)?$/.test(text)
    ? Number(text)
    : Date.parse(/(z|[+-]\d\d:?\d\d|gmt|utc)$/i.test(text) || /^\d{4}-\d\d-\d\d$/.test(text) ? text : `${text} UTC`);
