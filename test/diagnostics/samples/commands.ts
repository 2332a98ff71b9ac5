import type { commands } from "../../../src/diagnostics/script/commands.ts";
import type { ValuesOf } from "./values.ts";

export const commandsSamples: ValuesOf<typeof commands> = {
  "unknown-command": { command: "Get-Mailbx", of: "of PowerShell", hint: "", next: "Mend the name." },
  "unknown-command-parameter": { cmdlet: "Get-Mailbox", parameter: "None", hint: "" },
};
