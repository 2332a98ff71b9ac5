import { fileURLToPath } from "node:url";

const file = (name: string): string => fileURLToPath(new URL(`../../src/engine/${name}`, import.meta.url));
const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/**
 * PowerShell that makes the engine behave like Windows PowerShell 5.1 for what comes behind it.
 * @param except commands that somebody else stands in for
 */
export function asWindowsPowerShell(except: readonly string[] = []): string {
  const excepted = except.length === 0 ? "" : ` -Except ${except.map(quoted).join(", ")}`;
  return `. ${quoted(file("windows-powershell.ps1"))} -Lacking ${quoted(file("windows-powershell.json"))}${excepted}`;
}
