import { error, warning, type DiagnosticKind } from "./kind.ts";

/** What is said where an approved script is sealed for one change, and where seals are proved. */
export const seals = {
  "invalid-targets": error<{ said: string }>(
    ({ said }) =>
      `The list of targets cannot be sealed: ${said} Give CSV or JSON with one row for each target, as it was exported and reviewed.`,
  ),
  "too-many-targets": error<{ file: string; count: number; most: number; said: string }>(
    ({ file, count, most, said }) =>
      `${file} names ${count} targets, and ${said} at most ${most}: divide the list, each part with a change of its own, or raise the cap.`,
  ),
  "nothing-to-seal": error<{ file: string }>(
    ({ file }) =>
      `${file} takes no targets that it acts on, so there is nothing to seal it for: import it as it was approved.`,
  ),
  "invalid-sealed-value": error<{ name: string; said: string }>(
    ({ name, said }) => `--param ${name} cannot be sealed: ${said}`,
  ),
  "unknown-seal": error<{ file: string; hint: string }>(
    ({ file, hint }) =>
      `${file} is not there.${hint} Name a sealed script as it lies in sealed/; "purgebook seal" makes what is missing.`,
  ),
  "invalid-seal": error<{ file: string; said: string }>(
    ({ file, said }) =>
      `${file} is not what was sealed: ${said} Do not run it. Find out who changed it, delete the script and its record, and have it sealed anew.`,
  ),
  "seal-stale": warning<{ file: string; hash: string }>(
    ({ file, hash }) =>
      `${file} was sealed of the version ${hash}, which is no longer what is compiled, so it cannot be derived anew: have it sealed anew if it is still to run, or delete it.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
