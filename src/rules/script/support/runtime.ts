import type { Runtime } from "../../../procedure/procedure.ts";
import type { CheckedScript } from "../rule.ts";

/** True where a job of Azure Automation may run the script. */
export const runsInAutomation = ({ runtimes }: CheckedScript): boolean => runtimes.some(isAutomation);

export const isAutomation = (runtime: Runtime): boolean => runtime.startsWith("automation-");

/** The version of PowerShell of a runtime. Which 7 a desktop has is not known: it counts as the newest, so that nothing sound is refused. */
export const versionOf = (runtime: Runtime): string =>
  runtime === "desktop-7" ? "7.6" : runtime.slice(runtime.indexOf("-") + 1);

/** The versions of PowerShell that a script may meet in a runtime, as the catalogue names them. */
export const versionsOf = (runtime: Runtime): readonly string[] =>
  runtime === "desktop-7" ? ["7.4", versionOf(runtime)] : [versionOf(runtime)];

/** Whether one version comes before another: 3.9.2 before 3.10. */
export function isOlder(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
