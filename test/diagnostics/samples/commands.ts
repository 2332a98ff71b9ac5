import type { commands } from "../../../src/diagnostics/script/commands.ts";
import type { ValuesOf } from "./values.ts";

export const commandsSamples: ValuesOf<typeof commands> = {
  "unknown-command": { command: "Get-Mailbx", of: "of PowerShell", hint: "", next: "Mend the name." },
  "unknown-command-parameter": { cmdlet: "Get-Mailbox", parameter: "None", hint: "" },
  "ambiguous-parameter": {
    cmdlet: "Get-Mailbox",
    parameter: "In",
    meant: "-InactiveMailboxOnly or -IncludeInactiveMailbox",
  },
  "on-premises-only-parameter": { cmdlet: "Remove-Mailbox", parameter: "Permanent" },
  "missing-mandatory-parameter": { cmdlet: "Remove-Mailbox", missing: "-Identity" },
  "unresolved-parameter-set": { cmdlet: "Get-Mailbox", parameters: "-Anr and -Identity" },
  "wrong-argument": { cmdlet: "Remove-Mailbox", parameter: "-Confirm", value: "'no'", why: "it is a switch" },
  "two-hold-switches": { switches: "-RemoveDelayHoldApplied, -RemoveDelayReleaseHoldApplied" },
  "inert-whatif": { cmdlet: "Set-User", said: "is reserved" },
};
