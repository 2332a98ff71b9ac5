import { folderOf, runtimesOf, type Form } from "../procedure/form.ts";
import { sha256 } from "../util/sha256.ts";
import type { ManifestEntry, SourceFile } from "./manifest.ts";

export interface RunbookTexts {
  readonly name: string;
  readonly form: Form;
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
  { name, form, text, hash, review, permissions }: RunbookTexts,
  sources: readonly SourceFile[],
  validated: boolean,
): RunbookFiles {
  const file = (suffix: string): string => `${folderOf(form)}${name}${suffix}`;
  const entry: ManifestEntry = {
    name,
    dialect: form.dialect,
    runtimes: [...runtimesOf(form.place)],
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
