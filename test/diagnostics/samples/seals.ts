import type { DiagnosticKind } from "../../../src/diagnostics/kind.ts";
import type { seals } from "../../../src/diagnostics/seals.ts";

type Values<K> = K extends DiagnosticKind<infer V> ? V : never;

const file = "sealed/CHG-1/Remove-SoftDeletedMailbox.ps1";

export const sealSamples: { readonly [C in keyof typeof seals]: Values<(typeof seals)[C]> } = {
  "invalid-targets": { said: "It names no target." },
  "too-many-targets": { file: "targets.csv", count: 12, most: 10, said: "--max allows" },
  "nothing-to-seal": { file },
  "invalid-sealed-value": { name: "Mode", said: "it is none of these: Organization, EvidenceUri." },
  "unknown-seal": { file, hint: " Did you mean sealed/CHG-1/Remove-It.ps1?" },
  "invalid-seal": { file, said: "it has no record." },
  "seal-stale": { file, hash: "0123" },
};
