import { expect, it } from "vitest";
import { expectFindings, expectPasses, findingsIn } from "../../support/script-tester.ts";

const code = "unknown-command";
const next = `# purgebook-disable-next-line ${code}`;
const lines = (...all: readonly string[]): string => all.join("\n");

/** The codes that stand, with their lines. */
const standing = async (text: string): Promise<readonly string[]> =>
  (await findingsIn(text)).map(({ code: given, place }) => `${given} ${place?.line}`);

it.each([
  ["in the line below", lines(`${next}: it is ours`, "Get-Mailbx")],
  ["below another comment", lines(`${next}: it is ours`, "# It is.", "", "Get-Mailbx")],
  ["for the whole script", lines("Get-Mailbx", `# purgebook-disable ${code}: it is ours`, "Get-Mailbx")],
  ["in its own line", `Get-Mailbx # purgebook-disable-line ${code}: it is ours`],
  [
    "in a statement that ends in its line",
    lines("Get-Mailbx 1 |", `  Sort-Object # purgebook-disable-line ${code}: ours`),
  ],
  ["in a block comment", lines(`<# purgebook-disable-next-line ${code}: it is ours #>`, "Get-Mailbx")],
  ["in a block comment before the call", `<# purgebook-disable-line ${code}: it is ours #> Get-Mailbx`],
  ["whatever the case", lines("# Purgebook-Disable-Next-Line Unknown-Command: it is ours", "Get-Mailbx")],
  ["without a space", lines(`#purgebook-disable-next-line ${code}: it is ours`, "Get-Mailbx")],
  ["further down in a statement", lines(`${next}: it is ours`, "$found = @(", "  Get-Mailbx", ")")],
  ["further down in a pipe", lines(`${next}: it is ours`, "Get-Mailbox 1 |", "  Get-Mailbx")],
  ["in a part of a pipe", lines("Get-Mailbox 1 |", `  ${next}: it is ours`, "  Get-Mailbx")],
  ["in a condition", lines(`${next}: it is ours`, "if ($a -and", "  (Get-Mailbx)) {", "  1", "}")],
])("lets a finding stand %s", async (_, text) => expect(await standing(text)).toEqual([]));

it("lets a finding stand in a statement that is continued", async () => {
  const text = lines("# purgebook-disable-next-line unknown-command-parameter: ours", "Get-Mailbox `", "  -Identiy 1");
  expect(await standing(text)).toEqual([]);
});

it("reaches a #Requires, and a parameter of several lines", async () => {
  const version = lines("# purgebook-disable-next-line requires-statement: it is read", "#Requires -Version 5.1", "1");
  expect(await standing(version)).toEqual([]);
  const parameter = lines(
    "param(",
    "  # purgebook-disable-next-line ignored-attribute: it is tested by the caller",
    "  [Parameter()]",
    "  [ValidateLength(1, 5)] [string] $Name",
    ")",
    "$Name",
  );
  expect(await standing(parameter)).toEqual([]);
});

it("takes several comments over one line, and several codes in one", async () => {
  const both = "Get-Mailbx; Write-Host x";
  expect(await standing(lines(`${next}: ours`, "# purgebook-disable-next-line lost-output: seen", both))).toEqual([]);
  expect(await standing(lines(`${next}, lost-output: ours, and seen`, both))).toEqual([]);
});

it("does not reach into the bodies of what stands below", async () => {
  const loop = lines(`${next}: ours`, "foreach ($one in $all) {", "  Get-Mailbx", "}");
  expect(await standing(loop)).toEqual(["invalid-suppression 1", `${code} 3`]);
  const pipe = lines(`${next}: ours`, "$all | ForEach-Object {", "  Get-Mailbx", "}");
  expect(await standing(pipe)).toEqual(["invalid-suppression 1", `${code} 3`]);
  const below = lines(`${next}: ours`, "Get-Mailbx", "Get-Mailbx");
  expect(await standing(below)).toEqual([`${code} 3`]);
});

it.each([
  ["no reason", next, /it gives no reason in words/],
  ["no colon", `${next} because it is ours`, /"unknown-command" stand, but it gives no reason/],
  ["no words", `${next}: .`, /it gives no reason in words/],
  ["no code", "# purgebook-disable-next-line: it is ours", /let a finding stand, but it names no code/],
  [
    "a code that is none",
    "# purgebook-disable-next-line unknown-comand: ours",
    /"unknown-comand" stand, but there is no/,
  ],
  ["a code that is not needed", `${next}, lost-output: ours`, /"lost-output" stand, but there is no such finding/],
  ["another word", `# purgebook-ignore ${code}: ours`, /purgebook knows no such comment/],
])("tells of a comment with %s", (_, comment, says) =>
  expectFindings("invalid-suppression", lines(comment, "Get-Mailbx"), [[1, says]]),
);

it("says nothing of comments about it", () =>
  expectPasses(
    "invalid-suppression",
    "# See purgebook-disable in the manual.\n<#\n .NOTES purgebook-disable a\n#>\n1",
  ));
