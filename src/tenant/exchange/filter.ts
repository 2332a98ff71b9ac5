import { NotSimulated } from "../not-simulated.ts";

/** `Name -eq 'text'`: an apostrophe is doubled, in each of the four forms that PowerShell takes for one. */
const term = /^\s*(\w+)\s+-eq\s+(?:'((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\3)*)'|\$(true|false))\s*$/i;

/** Those of which a filter holds: comparisons for equality, joined by -or or by -and. @throws NotSimulated for any other filter */
export function filtered<T extends object>(view: readonly T[], filter: string): readonly T[] {
  const joint = /\s-and\s/i.test(filter) ? "and" : "or";
  const terms = filter.split(joint === "and" ? /\s-and\s/i : /\s-or\s/i).map(comparison);
  return view.filter((mailbox) =>
    joint === "and" ? terms.every((holds) => holds(mailbox)) : terms.some((holds) => holds(mailbox)),
  );
}

function comparison(text: string): (mailbox: object) => boolean {
  const [, name = "", value, , flag] = term.exec(text.replaceAll(/^[\s(]+|[\s)]+$/g, "")) ?? [];
  if (name === "") throw new NotSimulated(`this filter of Exchange Online: ${text}`);
  const wanted = (flag ?? (value ?? "").replaceAll(/(['\u2018-\u201b])\1/g, "$1")).toLowerCase();
  return (mailbox) => {
    const own = Object.hasOwn(mailbox, name) ? name : nameOf(mailbox, name);
    return own !== undefined && String((mailbox as Readonly<Record<string, unknown>>)[own]).toLowerCase() === wanted;
  };
}

/** The name of a property in the object's own spelling. */
const nameOf = (object: object, name: string): string | undefined =>
  Object.keys(object).find((own) => own.toLowerCase() === name.toLowerCase());
