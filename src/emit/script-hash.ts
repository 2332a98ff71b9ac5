import { sha256 } from "../util/sha256.ts";
import { invariant } from "../util/invariant.ts";

const zeros = "0".repeat(64);

/** The hash of a script: the SHA-256 of its text with its own 64 digits set to zero. */
export function scriptHash(text: string, digits: string = zeros): string {
  return sha256(text.replaceAll(digits, zeros));
}

/** Where a script says its hash: a line of its help, and the state of its run. An author's zeros stand elsewhere and stay zeros. */
const places = /^( +(?:Event)?Hash(?: = '| ))0{64}(?='?$)/gm;

/** The script with its own hash in place of the zeros. */
export function sealHash(text: string): { readonly text: string; readonly hash: string } {
  const hash = scriptHash(text);
  const sealed = text.replace(places, `$1${hash}`);
  invariant(sealed !== text, "the script leaves room for its hash");
  return { text: sealed, hash };
}
