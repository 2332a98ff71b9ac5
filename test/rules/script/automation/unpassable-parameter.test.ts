import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unpassable-parameter";

it.each([
  ["a script block", "param(\n  [scriptblock] $Filter\n)", 2, /the parameter Filter: a scriptblock cannot/],
  ["one by its full name", "param([System.Management.Automation.ScriptBlock] $Filter)", 1, /ScriptBlock/],
  ["a list of them", "param([scriptblock[]] $Filter)", 1, /scriptblock/],
  ["a reference", "param([ref] $Count)", 1, /a ref cannot/],
  ["a session", "param([System.Management.Automation.Runspaces.PSSession] $Session)", 1, /PSSession/],
  [
    "a certificate",
    "param([System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate)",
    1,
    /X509Certificate2/,
  ],
  [
    "a class of the script",
    "param([Target] $Target)\nclass Target { [string] $Id }",
    1,
    /Target is a class of the script/,
  ],
  ["a credential", "param([pscredential] $Credential)", 1, /takes no PSCredential/],
  ["a name with a dash", "param(${Change-Ticket})", 1, /Change-Ticket.*letters, digits/],
  ["a name that begins with an underscore", "param($_Identity)", 1, /begins with a letter/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  [
    "what travels as text",
    "param([string] $A, [int] $B, [bool] $C, [datetime] $D, [switch] $E, [guid] $F, [securestring] $G)",
  ],
  ["lists and tables", "param([string[]] $A, [array] $B, [hashtable] $C, [object] $D, $E)"],
  ["an enumeration of the script", "param([Mode] $Mode)\nenum Mode { Preview; Execute }"],
  ["a parameter of a function", "function Invoke-It { param([scriptblock] $Call, [pscredential] $Credential) }"],
  ["digits and underscores", "param($Target_1, $t2)"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes a credential where 5.1 alone is to run it, and anything on a desktop", async () => {
  await expectPasses(code, "param([pscredential] $Credential)", ["automation-5.1", "desktop-7"]);
  await expectPasses(code, "param([scriptblock] $Filter)", ["desktop-7"]);
});
