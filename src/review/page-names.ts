import { nameOf } from "../approval/stale.ts";
import type { ManifestEntry } from "../emit/manifest.ts";

/** The pages of a runbook by their files, all in one folder: no name of a runbook has a dot in it. */
export function pageNames(entry: ManifestEntry): { readonly page: string; readonly code: string } {
  const name = nameOf(entry).replaceAll("/", ".");
  return { page: `${name}.html`, code: `${name}.code.html` };
}

export const indexPage = "index.html";
