import type { Runtime } from "../../../procedure/procedure.ts";

/** The versions of PowerShell that a script may meet in a runtime, as the catalogue names them. */
export function versionsOf(runtime: Runtime): readonly string[] {
  return runtime === "desktop-7" ? ["7.4", "7.6"] : [runtime.slice(runtime.indexOf("-") + 1)];
}
