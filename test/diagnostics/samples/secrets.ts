import type { secrets } from "../../../src/diagnostics/script/secrets.ts";
import type { ValuesOf } from "./values.ts";

export const secretsSamples: ValuesOf<typeof secrets> = {
  "invoke-expression": { call: "Invoke-Expression" },
  "plain-text-password": { what: "clientSecret" },
  "spliced-filter": { cmdlet: "Get-Mailbox", value: "$Name", mend: `Double them with -replace "'", "''"` },
};
