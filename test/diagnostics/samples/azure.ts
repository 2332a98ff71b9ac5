import type { azure } from "../../../src/diagnostics/azure.ts";
import type { DiagnosticKind } from "../../../src/diagnostics/kind.ts";

type Values<K> = K extends DiagnosticKind<infer V> ? V : never;

const file = "out/Remove-SoftDeletedMailbox.ps1";

export const azureSamples: { readonly [C in keyof typeof azure]: Values<(typeof azure)[C]> } = {
  "nothing-to-import": { out: "out" },
  "invalid-import": { file: "out/azure/import.ps1", said: "it is not what was written." },
  "not-for-automation": { file, runtime: "automation-7.6" },
  "same-runbook-name": { name: "Remove-DeletedUser", file, other: "out/graph-sdk/Remove-DeletedUser.ps1" },
  "invalid-runbook-name": { name: "Remove-SoftDeletedMailbox-CHG", file },
};
