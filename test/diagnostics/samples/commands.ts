import type { commands } from "../../../src/diagnostics/script/commands.ts";
import type { ValuesOf } from "./values.ts";

export const commandsSamples: ValuesOf<typeof commands> = {
  "unknown-command-parameter": { cmdlet: "Get-Mailbox", parameter: "None", hint: "" },
};
