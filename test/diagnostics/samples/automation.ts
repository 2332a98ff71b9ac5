import type { automation } from "../../../src/diagnostics/script/automation.ts";
import type { ValuesOf } from "./values.ts";

const runtimes = "automation-5.1";

export const automationSamples: ValuesOf<typeof automation> = {
  "hidden-character": { character: "U+202E", what: "a dash that looks like -" },
  "newer-syntax": { syntax: "The operator ??", instead: "Write it with if and else", runtimes },
  "newer-parameter": { cmdlet: "Get-Date", parameter: "AsUTC", runtimes },
  "newer-module": { module: "ExchangeOnlineManagement", version: "3.10.0", needs: "7.6", newest: "3.9.2", runtimes },
  "two-sdks-in-process": {
    name: "Connect-MgGraph",
    sdk: "the Graph SDK",
    beside: "Connect-ExchangeOnline",
    instead: "Invoke-RestMethod",
  },
  "pipeline-blocks": { blocks: "begin, process" },
  "inline-child": { child: "Child.ps1", runtimes: "automation-7.4" },
  "unpassable-parameter": { parameter: "Filter", said: "it is a ScriptBlock", next: "Take a text" },
  "unattended-prompt": { call: "Read-Host", says: "asks a person", next: "Take a parameter" },
  "ignored-attribute": { attribute: "ValidateSet", parameter: "Mode", next: "Test it in the script" },
  "requires-statement": { statement: "#Requires -Version 7" },
  "unpinned-module": { module: "Az.Accounts" },
  "lost-output": { command: "Write-Host" },
  "non-ascii-script": { what: "has a character outside ASCII", consequence: "It is read as two" },
};
