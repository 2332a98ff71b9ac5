import { findCmdlet } from "../catalog/catalog.ts";

/** Whether a script that calls these runs in Windows PowerShell alone: MSOnline loads in nothing else (azure-automation 3, modules). */
export const needsWindowsPowerShell = (cmdlets: readonly string[]): boolean =>
  cmdlets.some((name) => findCmdlet(name)?.module === "MSOnline");
