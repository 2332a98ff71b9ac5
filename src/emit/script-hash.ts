import { sha256 } from "../util/sha256.ts";
import { invariant } from "../util/invariant.ts";

const zeros = "0".repeat(64);

/** The hash of a script: the SHA-256 of its text with its own 64 digits set to zero. */
export function scriptHash(text: string, digits: string = zeros): string {
  return sha256(text.replaceAll(digits, zeros));
}

/** The script with its own hash in place of the zeros. */
export function sealHash(text: string): { readonly text: string; readonly hash: string } {
  invariant(text.includes(zeros), "the script leaves room for its hash");
  const hash = scriptHash(text);
  return { text: text.replaceAll(zeros, hash), hash };
}
