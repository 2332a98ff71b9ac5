import type { ManifestEntry } from "../../../src/emit/manifest.ts";
import { sha256 } from "../../../src/util/sha256.ts";

/** The entry of a compiled runbook, with hashes of the words that stand for its files. */
export function entryOf({
  folder = "",
  script = "script",
  review = "review",
  permissions = "permissions",
  source = "source",
} = {}): ManifestEntry {
  return {
    name: "Remove-It",
    dialect: "graph-rest",
    runtimes: ["automation-7.4"],
    sources: [{ file: "runbooks/remove-it.runbook.ts", sha256: sha256(source) }],
    script: { file: `${folder}Remove-It.ps1`, hash: sha256(script) },
    review: { file: `${folder}Remove-It.review.md`, sha256: sha256(review) },
    permissions: { file: `${folder}Remove-It.permissions.json`, sha256: sha256(permissions) },
    validated: true,
  };
}
