import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { lacksText } from "../../tools/windows-powershell/lacks.ts";
import { asWindowsPowerShell } from "../support/windows-powershell.ts";
import { engineUnderTest } from "./engine-under-test.ts";
import { runScript } from "./run-script.ts";

it("src/engine/windows-powershell.json is what the catalogue says", () => {
  const file = new URL("../../src/engine/windows-powershell.json", import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(lacksText());
});

/** What a script writes on an engine that is made to behave like Windows PowerShell. */
async function written(script: string): Promise<readonly string[]> {
  const { stdout, stderr } = await runScript(await engineUnderTest(), `${asWindowsPowerShell()}\n${script}`);
  expect(stderr).toBe("");
  return stdout.trimEnd().split("\n");
}
const failing = (script: string): string => `try { ${script} } catch { $_.FullyQualifiedErrorId.Split(',')[0] }`;

it.each([
  ["tells its version", "$PSVersionTable.PSVersion.Major; $PSVersionTable.PSEdition", ["5", "Desktop"]],
  [
    "lacks parameters that came later",
    failing("ConvertFrom-Json -InputObject '{}' -AsHashtable"),
    ["NamedParameterNotFound"],
  ],
  [
    "lacks those of the engine's own cmdlets too",
    failing("1 | ForEach-Object -Parallel { $_ }"),
    ["AmbiguousParameterSet"],
  ],
  ["lacks cmdlets that came later", failing("Test-Json -Json '{}'"), ["CommandNotFoundException"]],
  [
    "keeps what it has",
    "1..3 | ForEach-Object { $_ * 2 } | Where-Object { $_ -gt 2 } | Sort-Object -Descending",
    ["6", "4"],
  ],
  [
    "writes times as milliseconds",
    "ConvertTo-Json -Compress -InputObject @{ a = [datetime]::new(1970, 1, 1, 0, 0, 1, 'Utc' -as [System.DateTimeKind]) }",
    ['{"a":"\\/Date(1000)\\/"}'],
  ],
  [
    "escapes what HTML would read",
    'ConvertTo-Json -Compress -InputObject @{ a = "it\'s <b>&" }',
    ['{"a":"it\\u0027s \\u003cb\\u003e\\u0026"}'],
  ],
  ["keeps lists of one and of none", "ConvertTo-Json -Compress -InputObject @{ a = @(@(1), @()) }", ['{"a":[[1],[]]}']],
  [
    "leaves a time in ISO form a text",
    '(ConvertFrom-Json -InputObject \'{"a":"2026-01-01T00:00:00Z"}\').a.GetType().Name',
    ["String"],
  ],
  ["reads its own times", '(ConvertFrom-Json -InputObject \'{"a":"\\/Date(0)\\/"}\').a.Year', ["1970"]],
  ["gives an array as one object", "@('[1,2]' | ConvertFrom-Json).Count", ["1"]],
  [
    "fails on the web with a WebException",
    "try { Invoke-WebRequest -Uri 'http://127.0.0.1:9/' -UseBasicParsing } catch { $_.Exception.GetType().FullName }",
    ["System.Net.WebException"],
  ],
  [
    "asks for -UseBasicParsing",
    failing("Invoke-WebRequest -Uri 'http://127.0.0.1:9/'"),
    ["The response content cannot be parsed because the Internet Explorer engine is not available."],
  ],
])("%s", async (_, script, expected) => {
  expect(await written(script)).toEqual(expected);
});
