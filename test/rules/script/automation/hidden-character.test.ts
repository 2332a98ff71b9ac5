import { expect, it } from "vitest";
import { check } from "../../../../src/check.ts";
import { readWhole } from "../../../powershell/support/reader.ts";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "hidden-character";

it.each([
  ["a control of direction in a text", "\n$text = 'a\u202eb'", 2, /U\+202E, a control that changes the order/],
  ["one in a comment", "Get-Date # \u2066 } \u2069", 1, /U\+2066/],
  ["a mark of direction in code", "Get-Date\u200e", 1, /U\+200E/],
  [
    "a character of no width in code",
    "Get-Mail\u200bbox -Identity 1",
    1,
    /U\+200B, a character that is shown as nothing/,
  ],
  ["one in a text", "$id = 'user\u200b@contoso.com'", 1, /U\+200B/],
  ["a dash as a parameter", "Get-Mailbox \u2013Identity 1", 1, /U\+2013, a dash/],
  ["typographic quotation marks", "$text = \u201ctext\u201d", 1, /U\+201C, a typographic quotation mark/],
  ["a single one", "$text = \u2018text\u2019", 1, /U\+2018/],
  ["a no-break space", "Get-Mailbox\u00a0-Identity 1", 1, /U\+00A0, a space/],
  ["a letter of another alphabet in a name", "$m\u0430ilbox = 1", 1, /U\+0430, a letter that looks like a Latin one/],
  ["one in an expression in a text", '$text = "$(Get-Date \u2013Format o)"', 1, /U\+2013/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it("tells of each line once", () => expectFindings(code, "$a = \u201ca\u201d\n$b = \u201cb\u201d", [[1], [2]]));

it.each([
  ["typographic marks in a text", "$text = \"couldn\u2019t \u2013 really\"\n$other = 'a \u201cquoted\u201d word'"],
  ["typographic marks in a comment", "# it\u2019s \u2013 \u201cquoted\u201d\u00a0text"],
  ["marks of direction in a comment", "# \u05e9\u05dc\u05d5\u05dd\u200f"],
  ["one behind an expression in a text", '$text = "$(Get-Date) \u2013 $a"'],
  ["a here-string", "$text = @'\n\u201cquoted\u201d \u2013\n'@"],
  ["a word of another alphabet", "$\u043f\u043e\u0447\u0442\u0430 = 1"],
  ["joiners in a text", "$text = '\u{1f468}\u200d\u{1f469}'"],
  ["umlauts", "$gr\u00f6\u00dfe = 1"],
  ["ASCII", "Get-Mailbox -Identity 'a'"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes look-alikes where PowerShell 7 reads the file, and never what is hidden", async () => {
  await expectPasses(code, "Get-Mailbox \u2013Identity 1", ["desktop-7"]);
  await expectFindings(code, "Get-Mail\u200bbox -Identity 1", [[1]], ["desktop-7"]);
  await expectFindings(code, "Get-Mailbox \u2013Identity 1", [[1]], ["desktop-5.1"]);
});

it("takes look-alikes where a byte order mark tells Windows PowerShell the encoding, and not in a job", async () => {
  const text = "Get-Mailbox \u2013Identity 1";
  const marked = { file: "script.ps1", text, reading: await readWhole(text), hasMark: true };
  expect(check(marked, ["desktop-5.1"]).map((found) => found.code)).not.toContain(code);
  expect(check(marked, ["automation-5.1"]).map((found) => found.code)).toContain(code);
});
