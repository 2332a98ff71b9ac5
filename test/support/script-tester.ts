import { expect } from "vitest";
import { check } from "../../src/check.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../../src/diagnostics/registry.ts";
import type { Runtime } from "../../src/procedure/procedure.ts";
import { readWhole } from "../powershell/support/reader.ts";

const everywhere: readonly Runtime[] = ["automation-5.1", "automation-7.4", "automation-7.6"];

/** Everything that `purgebook check` says of a text, read by the real engine. */
export async function findingsIn(
  text: string,
  runtimes: readonly Runtime[] = everywhere,
): Promise<readonly Diagnostic[]> {
  return check({ file: "script.ps1", text, reading: await readWhole(text) }, runtimes);
}

/** A finding that is expected: its line, and what its message says. */
export type ExpectedFinding = readonly [line: number, says?: RegExp];

/** The rule gives exactly these findings; what other rules say of the text does not count. */
export async function expectFindings(
  code: DiagnosticCode,
  text: string,
  expected: readonly ExpectedFinding[],
  runtimes?: readonly Runtime[],
): Promise<void> {
  const found = (await findingsIn(text, runtimes)).filter((given) => given.code === code);
  expect(
    found.map(({ place, message }) => `${place?.line}: ${message}`),
    text,
  ).toHaveLength(expected.length);
  for (const [at, [line, says]] of expected.entries()) {
    expect(found[at]?.place?.line, text).toBe(line);
    if (says !== undefined) expect(found[at]?.message).toMatch(says);
  }
}

/** The rule lets the text pass, and PowerShell's parser takes it. */
export async function expectPasses(code: DiagnosticCode, text: string, runtimes?: readonly Runtime[]): Promise<void> {
  const codes = (await findingsIn(text, runtimes)).map((given) => given.code);
  if (code !== "syntax-error") expect(codes, text).not.toContain("syntax-error");
  expect(codes, text).not.toContain(code);
}
