import { sha256 } from "../util/sha256.ts";
import type { ManifestEntry, SourceFile } from "./manifest.ts";

/** The runtimes that one output serves: it keeps to what they have in common. */
export const automationRuntimes = ["automation-5.1", "automation-7.4", "automation-7.6"] as const;

export interface RunbookTexts {
  readonly name: string;
  readonly dialect: string;
  readonly text: string;
  readonly hash: string;
  readonly review: string;
  readonly permissions: string;
}

/** The files of one runbook by name within the output folder, and what the manifest says of them. */
export interface RunbookFiles {
  readonly entry: ManifestEntry;
  readonly files: ReadonlyMap<string, string>;
}

export function runbookFiles(
  { name, dialect, text, hash, review, permissions }: RunbookTexts,
  sources: readonly SourceFile[],
  validated: boolean,
): RunbookFiles {
  const folder = dialect === "graph-rest" ? "" : `${dialect}/`;
  const file = (suffix: string): string => `${folder}${name}${suffix}`;
  const entry: ManifestEntry = {
    name,
    dialect,
    runtimes: dialect === "msonline" ? ["desktop-5.1"] : [...automationRuntimes],
    sources: [...sources],
    script: { file: file(".ps1"), hash },
    review: { file: file(".review.md"), sha256: sha256(review) },
    permissions: { file: file(".permissions.json"), sha256: sha256(permissions) },
    validated,
  };
  const files = new Map([
    [entry.script.file, text],
    [entry.review.file, review],
    [entry.permissions.file, permissions],
  ]);
  return { entry, files };
}
