import { error, warning, type DiagnosticKind } from "../kind.ts";

/** What `purgebook check` says of a file before any rule looks at it, and of its suppressions. */
export const scripts = {
  "script-not-found": error<{ path: string }>(
    ({ path }) =>
      `There is no file or folder "${path}": name a script, or a folder of scripts, from the folder that you are in.`,
  ),
  "no-scripts": error<{ folder: string }>(
    ({ folder }) =>
      `In the folder ${folder} there is no *.ps1 that no .gitignore leaves out: name another folder, or a script itself, which is checked whatever its ending.`,
  ),
  "cannot-read": error<{ file: string; said: string }>(
    ({ file, said }) => `${file} could not be read: ${said} Nothing is known of it until it can be.`,
  ),
  "not-text": error<{ said: string }>(
    ({ said }) => `The file is not text: ${said}. If it is a script or an export, save it as UTF-8.`,
  ),
  "unreadable-script": error<{ said: string }>(
    ({ said }) =>
      `PowerShell's own parser gives up on this script: ${said} Divide what nests deeply or repeats without end; PowerShell would not run it either.`,
  ),
  "too-deep": error<object>(
    () =>
      "The script nests, or its functions call each other, deeper than purgebook follows, so nothing of it was checked: a chain of + or of calls nests with each link. Divide it: gather the parts in a list, and use -join, or a loop.",
  ),
  "link-not-followed": warning<{ link: string }>(
    ({ link }) =>
      `The link ${link} was not followed: it may lead out of the folder, or in a circle. Name what it leads to, if that is to be checked.`,
  ),
  "checker-fault": error<{ said: string }>(
    ({ said }) =>
      `purgebook failed at this script: ${said} The fault is its own, so please report it with the script; all others were checked.`,
  ),
  "syntax-error": error<{ said: string }>(
    ({ said }) =>
      `PowerShell's parser refuses the script here: ${said} Mend it: nothing else is checked of a script that does not parse.`,
  ),
  "invalid-suppression": error<{ code: string; said: string }>(
    ({ code, said }) =>
      `The comment is to let ${code === "" ? "a finding" : `"${code}"`} stand, but ${said}. Write "# purgebook-disable-next-line <code>: <reason>", or take it out.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
