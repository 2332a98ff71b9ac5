import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "requires-statement";

it("finds each statement, wherever it stands", async () => {
  await expectFindings(
    code,
    "#Requires -Version 7.4\nGet-Date\nfunction Get-It {\n  #requires -Modules Microsoft.PowerShell.Utility\n}",
    [
      [1, /^"#Requires -Version 7\.4" is not supported/],
      [4, /-Modules/],
    ],
  );
});

it.each([
  ["a comment that speaks of it", "# Requires -Version 7\n# It #Requires a licence\nGet-Date"],
  ["a text that looks like one", "$text = '#Requires -Version 7'"],
  ["a here-string with one in it", "$text = @'\n#Requires -Version 7\n'@"],
  ["a check of its own", "if ($PSVersionTable.PSVersion.Major -lt 7) { throw 'PowerShell 7 is needed.' }"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes it on a desktop, where it works", () =>
  expectPasses(code, "#Requires -Version 7.4\nGet-Date", ["desktop-7", "desktop-5.1"]));
