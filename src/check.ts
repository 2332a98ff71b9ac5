import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { scriptOf, type Reading } from "./powershell/script/script.ts";
import type { Runtime } from "./procedure/procedure.ts";
import { checkScript } from "./rules/script/index.ts";

/** One script to check: its text as it was read, and what PowerShell's own parser makes of it. */
export interface ScriptToCheck {
  /** As diagnostics name it. */
  readonly file: string;
  readonly text: string;
  readonly reading: Reading;
}

/** Checks any script, emitted or brought along, for where it is to run. No I/O. */
export const check = ({ file, text, reading }: ScriptToCheck, runtimes: readonly Runtime[]): readonly Diagnostic[] =>
  checkScript({ script: scriptOf(file, text, reading), runtimes });
