import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "pipeline-blocks";

it.each([
  [
    "begin, process and end",
    "param($Identity)\nbegin { $n = 0 }\nprocess { $n++ }\nend { $n }",
    2,
    /\(begin, process, end\)/,
  ],
  ["a process block alone", "process { Get-Date }", 1, /\(process\)/],
  ["an end block with its word", "\nend { Get-Date }", 2, /\(end\)/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  ["blocks of a function", "function Get-It {\n  begin { }\n  process { $_ }\n}\n1 | Get-It"],
  ["blocks of a script block", "1, 2 | & { process { $_ } }"],
  ["an end without the word", "param($Identity)\nGet-Date"],
  ["an empty script", ""],
  ["commands of that name as texts", "Write-Output 'begin { }'"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes them on a desktop", () => expectPasses(code, "process { $_ }", ["desktop-7"]));
