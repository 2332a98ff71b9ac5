import { compared, isTrue } from "./compared.ts";
import type { Constant } from "./value.ts";

/** What is known of a value where a script is started with nothing but what it must be given. */
export type BareValue =
  | { readonly kind: "constant"; readonly value: Constant }
  /** No value: it differs from every text. Whether something is there at all says what is meant, and not whether to act. */
  | { readonly kind: "nothing" }
  /** Whoever starts the script must give it. */
  | { readonly kind: "required"; readonly name: string }
  /** What whoever starts the script, or sits before it, has to say yes or no to. */
  | { readonly kind: "answer" };

/** What an expression may be; undefined where only the run knows. */
export type BareValues = readonly BareValue[] | undefined;

/** Whether something holds; undefined where only the run knows. */
export type Truth = boolean | undefined;

export const constantValue = (value: Constant): BareValue => ({ kind: "constant", value });

export const asValues = (truth: Truth): BareValues => (truth === undefined ? undefined : [constantValue(truth)]);

export const negated = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

export const both = (one: Truth, other: Truth): Truth =>
  one === false || other === false ? false : one === undefined || other === undefined ? undefined : true;

/** What several agree on; undefined where they do not, or where there is none. */
export const agreed = (truths: readonly Truth[]): Truth =>
  truths.every((one) => one === truths[0]) ? truths[0] : undefined;

/** More than these tell nothing. */
const mostValues = 12;

/** All that several can be; not known where one of them is not, or where there is none. */
export function union(all: readonly BareValues[]): BareValues {
  const found = new Map<string, BareValue>();
  for (const values of all) {
    if (values === undefined) return undefined;
    for (const value of values) found.set(JSON.stringify(value), value);
  }
  return found.size === 0 || found.size > mostValues ? undefined : [...found.values()];
}

export const isAnswered = (values: BareValues): boolean => values?.some(({ kind }) => kind === "answer") === true;

/** @param answer what whoever is asked says */
export function truthOfAll(values: BareValues, answer: boolean): Truth {
  return agreed(
    (values ?? []).map((value) =>
      value.kind === "answer" ? answer : value.kind === "constant" ? isTrue(value.value) : undefined,
    ),
  );
}

export const isComparison = (operator: string): boolean =>
  /^[IC](eq|ne|[gl][et]|(not)?(in|contains|match|like))$/i.test(operator);

/** What comparing each of some values with each of others gives. */
export function comparisonsOf(operator: string, left: BareValues, right: BareValues, answer: boolean): BareValues {
  if (isAnswered(left) || isAnswered(right)) return asValues(answer);
  if (left === undefined || right === undefined) return undefined;
  return union(left.flatMap((one) => right.map((other) => asValues(comparedBare(operator, one, other, answer)))));
}

function comparedBare(operator: string, left: BareValue, right: BareValue, answer: boolean): Truth {
  const [one, other] = [left, right].map((value) => (value.kind === "constant" ? value.value : undefined));
  if (one !== undefined && other !== undefined) return compared(operator, one, other);
  const said = one ?? other;
  const required = [left, right].find((value) => value.kind === "required");
  if (required !== undefined) return asksConsent(required.name, said) ? answer : undefined;
  if (said === undefined || said === 0 || said === false || isNothing(said)) return undefined;
  return compared(operator, one ?? "", other ?? "");
}

export const isNothing = (value: Constant): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** Words by which whoever must give a value says that something is to be ended. */
const consent =
  /agree|confirm|^ack|acknowledg|phrase|\bknow\b|understand|consent|approv|accept|proceed|execut|purg|delet|remov|destroy|eras|\b(yes|go|sure|force|really|true)\b/i;

/** Whether what must be given is compared with a word of consent, or is asked for by one. */
const asksConsent = (name: string, text: Constant | undefined): boolean =>
  typeof text === "string" && text !== "" && (consent.test(name) || consent.test(text));
