import { fileURLToPath } from "node:url";

const file = (name: string): string => fileURLToPath(new URL(`../../src/engine/${name}`, import.meta.url));
const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/** PowerShell that makes the engine of its process behave like Windows PowerShell 5.1 for all that comes behind it. */
export const asWindowsPowerShell = (): string =>
  `. ${quoted(file("windows-powershell.ps1"))} -Lacking ${quoted(file("windows-powershell.json"))}`;
