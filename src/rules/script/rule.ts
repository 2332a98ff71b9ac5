import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Script } from "../../powershell/script/script.ts";
import type { Runtime } from "../../procedure/procedure.ts";

/** A script with where it is to run. */
export interface CheckedScript {
  readonly script: Script;
  readonly runtimes: readonly Runtime[];
  /** True where a byte order mark stood before the text, of which it is no part. */
  readonly hasMark?: boolean;
}

/** Looks at one norm: a pure function of the script. */
export type ScriptRule = (checked: CheckedScript) => Iterable<Diagnostic>;
