import { findCmdlet, isDocumented } from "./catalog/catalog.ts";
import { isUnexplained } from "./catalog/command-names.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { allCommands } from "./powershell/script/flow.ts";
import { scriptOf, type Reading, type Script } from "./powershell/script/script.ts";
import type { Runtime } from "./procedure/procedure.ts";
import { checkScript } from "./rules/script/index.ts";
import { ownNames } from "./rules/script/support/own-names.ts";

/** One script to check: its text as it was read, and what PowerShell's own parser makes of it. */
export interface ScriptToCheck {
  /** As diagnostics name it. */
  readonly file: string;
  readonly text: string;
  readonly reading: Reading;
  /** True where a byte order mark stood before the text. */
  readonly hasMark?: boolean;
}

/** What is said of a script, and what nothing can be said of. */
export interface Examined {
  readonly diagnostics: readonly Diagnostic[];
  /** The commands whose parameters are not known here, documented or of another module: a name, as it is written, for each call. */
  readonly notChecked: readonly string[];
}

/** Checks any script, emitted or brought along, for where it is to run. No I/O. */
export const check = (script: ScriptToCheck, runtimes: readonly Runtime[]): readonly Diagnostic[] =>
  examine(script, runtimes).diagnostics;

/** Checks a script, and says what of it could not be checked. No I/O. */
export function examine(
  { file, text, reading, hasMark = false }: ScriptToCheck,
  runtimes: readonly Runtime[],
): Examined {
  const script = scriptOf(file, text, reading);
  return { diagnostics: checkScript({ script, runtimes, hasMark }), notChecked: commandsNotChecked(script) };
}

function commandsNotChecked(script: Script): readonly string[] {
  const own = ownNames(script);
  const isNotChecked = (name: string): boolean =>
    !own.has(name.toLowerCase()) && findCmdlet(name) === undefined && (isDocumented(name) || isUnexplained(name));
  const calls = Map.groupBy(allCommands(script), ({ name }) => name ?? "");
  const names = new Set([...calls.keys()].filter(isNotChecked));
  return allCommands(script).flatMap(({ name }) => (name !== undefined && names.has(name) ? [name] : []));
}
