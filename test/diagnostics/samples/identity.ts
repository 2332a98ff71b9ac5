import type { identity } from "../../../src/diagnostics/script/identity.ts";
import type { ValuesOf } from "./values.ts";

export const identitySamples: ValuesOf<typeof identity> = {
  "ambiguous-identity": { act: "Remove-Mailbox", by: "an address", instead: "the ExchangeGuid" },
  "null-identity": { search: "Get-Mailbox", identity: "$Identity", act: "Remove-Mailbox" },
  "unfiltered-pipe": { act: "Remove-Mailbox", what: "all", search: "Get-Mailbox" },
  "live-twin": { act: "Remove-Mailbox", search: "Get-Mailbox", view: "SoftDeletedMailbox" },
};
