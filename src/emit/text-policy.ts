import { invariant } from "../util/invariant.ts";

/**
 * Every emitted script is pure ASCII with LF and without a byte order mark: a BOM that travels as text makes PowerShell lose the
 * param block without an error, Windows PowerShell 5.1 reads a file without one as ANSI, and hybrid workers turn other
 * characters into question marks (PowerShell's own parser; MicrosoftDocs/azure-docs#42108).
 */
export function assertScriptText(text: string): void {
  invariant(/^[\x20-\x7e\n]*$/.test(text), "a script is printable ASCII with LF alone");
  invariant(text.endsWith("\n") && !text.endsWith("\n\n"), "a script ends with one line end");
}

/** Azure Automation takes at most 1 MiB (upload error seen in dataplat/dbatools#8687). */
export const largestScript = 1_048_576;
