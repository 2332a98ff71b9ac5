import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "non-ascii-script";

it("finds the first character in a text, and counts", async () => {
  await expectFindings(code, "# gr\u00fc\u00df\n\n$text = 'Gel\u00f6scht'", [
    [3, /has a character outside ASCII, U\+00F6 first\. A hybrid worker/],
  ]);
  await expectFindings(code, "$text = 'Gel\u00f6schte Postf\u00e4cher'", [
    [1, /has 2 characters outside ASCII, U\+00F6 first/],
  ]);
});

it("finds one in a here-string, in an expandable string and in a name", async () => {
  await expectFindings(code, "$text = @'\n\u20ac\n'@", [[2, /U\+20AC/]]);
  await expectFindings(code, '$text = "$a \u2013 $b"', [[1, /U\+2013/]]);
  await expectFindings(code, "$gr\u00f6\u00dfe = 1", [[1, /has 2 characters/]]);
});

it("finds a character beyond the first plane once", () =>
  expectFindings(code, "$text = '\u{1f600}'", [[1, /a character outside ASCII, U\+1F600/]]));

it("finds a byte order mark where the text has one", () =>
  expectFindings(code, "\ufeffparam($Identity)", [
    [1, /begins with a byte order mark \(U\+FEFF\).*param\(\) is lost/],
  ]));

it.each([
  ["ASCII alone", "$text = 'Geloescht'\nWrite-Output $text"],
  ["comments", "# Gel\u00f6schte Postf\u00e4cher\n<# \u20ac #>\nGet-Date # \u2013"],
  ["a character by its number", "$text = 'Gel{0}scht' -f [char]0x00F6"],
  ["what hidden-character finds", "Get-Mailbox \u2013Identity 1"],
])("takes %s", (_, text) => expectPasses(code, text));

it("is of encodings: a desktop with PowerShell 7 reads UTF-8", async () => {
  await expectPasses(code, "$text = '\u00f6'", ["desktop-7"]);
  await expectFindings(code, "$text = '\u00f6'", [[1, /code page of the machine/]], ["desktop-5.1"]);
});
