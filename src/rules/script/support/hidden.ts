import type { CheckedScript } from "../rule.ts";
import { foreignCharacters, type ForeignCharacter } from "./character.ts";
import { isMarked } from "./mark.ts";
import { isAutomation, versionOf } from "./runtime.ts";

/** A character that is not what a reader takes it for. */
export interface Hidden extends ForeignCharacter {
  readonly what: string;
}

/** They change the order in which the rest of the line is shown: also in a comment, which can so look like code. */
const overrides = /[\u202a-\u202e\u2066-\u2069]/;
const marks = /[\u061c\u200e\u200f]/;
/** They are shown as nothing. Joiners have a meaning in texts of some languages. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/;
const joiners = /[\u200c\u200d]/;

/** PowerShell takes these for the character of ASCII, as long as it reads the file in the right encoding (about_Quoting_Rules). */
const lookAlikes: readonly (readonly [characters: RegExp, what: string])[] = [
  [/[\u2018-\u201b]/, "a typographic quotation mark, which is a ' only where the file is read in its encoding"],
  [/[\u201c-\u201e]/, 'a typographic quotation mark, which is a " only where the file is read in its encoding'],
  [/[\u2010-\u2015\u2212]/, "a dash, which is a - only where the file is read in its encoding"],
  [/[\u00a0\u2000-\u200a\u202f\u3000]/, "a space, which is one only where the file is read in its encoding"],
];

const alienLetter = /[\u0370-\u03ff\u0400-\u04ff]/;

/** The characters outside ASCII that mislead who reads the script, or whoever runs it. */
export function hiddenCharacters(checked: CheckedScript): readonly Hidden[] {
  const { script, runtimes } = checked;
  const mayMisread = runtimes.some((one) => isAutomation(one) || (versionOf(one) === "5.1" && !isMarked(checked)));
  return foreignCharacters(script).flatMap((found) => {
    const what = whatHides(found, script.text, mayMisread);
    return what === undefined ? [] : [{ ...found, what }];
  });
}

function whatHides(
  { character, within, start }: ForeignCharacter,
  text: string,
  mayMisread: boolean,
): string | undefined {
  if (overrides.test(character)) return "a control that changes the order in which the line is shown";
  if (within === "comment") return undefined;
  if (start > 0 && invisible.test(character)) return "a character that is shown as nothing";
  if (within === "text") return undefined;
  if (marks.test(character)) return "a control that changes the order in which the line is shown";
  if (joiners.test(character)) return "a character that is shown as nothing";
  if (alienLetter.test(character) && isAmongLatin(text, start)) return "a letter that looks like a Latin one";
  return mayMisread ? lookAlikes.find(([characters]) => characters.test(character))?.[1] : undefined;
}

/** Another letter of the same word is of ASCII. */
function isAmongLatin(text: string, start: number): boolean {
  const before = /[\p{L}\p{N}_-]*$/u.exec(text.slice(Math.max(0, start - 64), start))?.[0] ?? "";
  const behind = /^[\p{L}\p{N}_-]*/u.exec(text.slice(start, start + 64))?.[0] ?? "";
  return /[a-z]/i.test(before + behind);
}
