/**
 * A name as a person gives it: one line, with nothing in it that hides or moves what stands beside it, and no word in two alphabets, whose
 * letters look alike.
 */
export const personPattern =
  /^(?!\s)(?!.*\p{sc=Latin}\p{L}*[\p{sc=Cyrl}\p{sc=Grek}])(?!.*[\p{sc=Cyrl}\p{sc=Grek}]\p{L}*\p{sc=Latin})[^\p{C}\p{Zl}\p{Zp}]{1,100}(?<!\s)$/u;

/**
 * True where two names may be one person: in whatever case, spelling and order of words, `Ada Byron` is the `ada+work@contoso.com` and the
 * `Byron, Ada <ada.byron@contoso.com>` of a commit.
 */
export function isSamePerson(one: string, other: string): boolean {
  const names = new Set(namesOf(one));
  return namesOf(other).some((name) => names.has(name));
}

function namesOf(person: string): readonly string[] {
  const [, name = person, address = ""] = /^(.*?)\s*<([^<>]*)>$/.exec(person) ?? [];
  return [name, address].map(words).filter((text) => text !== "");
}

/** The words of a name, or of an address before its @, without what a mailbox lets anybody add to it. */
function words(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const [, local = plain] = /^(?:\d+\+)?([^@+]+)(?:\+[^@]*)?@[^@]*$/.exec(plain.trim()) ?? [];
  return (local.match(/[\p{L}\p{N}]+/gu) ?? [local.trim()]).toSorted().join(" ");
}
