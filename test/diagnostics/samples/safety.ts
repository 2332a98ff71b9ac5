import type { safety } from "../../../src/diagnostics/script/safety.ts";
import type { ValuesOf } from "./values.ts";

export const safetySamples: ValuesOf<typeof safety> = {
  "act-outside-gate": { act: "Remove-Mailbox" },
  "act-without-record": { act: "Remove-Mailbox" },
  "act-without-hold-check": {
    act: "Remove-Mailbox",
    missing: "InPlaceHolds",
    hint: " Look at DelayHoldApplied as well.",
  },
  "stale-hold-check": { act: "Remove-Mailbox", line: 12 },
  "act-without-look": { act: "Remove-Mailbox", look: "Get-Mailbox -SoftDeletedMailbox" },
  "holds-lifted-early": { act: "Set-Mailbox", line: 12 },
  "act-without-cap": { act: "Remove-Mailbox", where: "in the loop of line 3" },
  "swallowed-failure": { act: "Remove-Mailbox", how: "the catch in line 4 drops the error" },
  "state-saved-late": { act: "Remove-Mailbox", line: 3 },
};
