import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "newer-module";
const name = "ExchangeOnlineManagement";

it.each([
  [
    "one version",
    `\nImport-Module -Name ${name} -RequiredVersion 3.10.0`,
    2,
    /^ExchangeOnlineManagement 3\.10\.0 loads in PowerShell 7\.6 and later, so automation-7\.4 cannot/,
  ],
  [
    "a version of two numbers, which is no decimal",
    `Import-Module ${name} -RequiredVersion 3.10`,
    1,
    /Management 3\.10 /,
  ],
  ["a least version", `Import-Module ${name} -MinimumVersion '3.10.1'`, 1, /3\.10\.1/],
  ["the alias of the command", `ipmo ${name} -Required 3.11.0`, 1, /3\.11\.0/],
  ["a variable", `$version = '3.10.0'\nImport-Module ${name} -RequiredVersion $version`, 2, /3\.10\.0/],
  ["a table", `Import-Module -FullyQualifiedName @{ ModuleName = '${name}'; ModuleVersion = '3.10.0' }`, 1, /3\.10\.0/],
  ["splatting", `$given = @{ Name = '${name}'; RequiredVersion = '4.0.0' }\nImport-Module @given`, 2, /4\.0\.0/],
  ["#Requires", `#Requires -Modules @{ ModuleName = "${name}"; RequiredVersion = "3.10.0" }\nGet-Date`, 1, /3\.10\.0/],
  ["using module", `using module @{ ModuleName = '${name}'; RequiredVersion = '3.10.0' }\nGet-Date`, 1, /3\.10\.0/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  ["the newest that all load", `Import-Module ${name} -RequiredVersion 3.9.2`],
  ["3.9, which is older than 3.10", `Import-Module ${name} -MinimumVersion 3.9`],
  ["no version", `Import-Module ${name}`],
  ["a version that only the run knows", `param($Version)\nImport-Module ${name} -RequiredVersion $Version`],
  ["another module", "Import-Module Microsoft.Graph.Users -RequiredVersion 3.10.0"],
  [
    "a question before it",
    `if ($PSVersionTable.PSVersion -ge [version]'7.6') { Import-Module ${name} -RequiredVersion 3.10.0 }`,
  ],
  ["a most version", `Import-Module ${name} -MaximumVersion 3.10.0`],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes it where every runtime can load it", async () => {
  const text = `Import-Module ${name} -RequiredVersion 3.10.1`;
  await expectPasses(code, text, ["automation-5.1", "automation-7.6", "desktop-7", "desktop-5.1"]);
  await expectFindings(code, text, [[1]], ["automation-7.4"]);
});
