import { nameOf } from "../approval/stale.ts";
import { hintOf } from "../catalog/closest.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Manifest, ManifestEntry } from "../emit/manifest.ts";

/**
 * The entry of a runbook in the manifest, or that there is none.
 * @param asked its name, or its script's file as it lies in the project
 */
export function runbookNamed(
  asked: string,
  out: string,
  manifest: Manifest | undefined,
): { readonly entry: ManifestEntry } | { readonly fault: Diagnostic } {
  const entries = manifest?.runbooks ?? [];
  const folder = `${out.replaceAll("\\", "/").replace(/\/+$/, "")}/`;
  const slashed = asked.replaceAll("\\", "/").replace(/^\.\//, "");
  const name = (slashed.startsWith(folder) ? slashed.slice(folder.length) : slashed).replace(/\.ps1$/i, "");
  const entry = entries.find((one) => nameOf(one).toLowerCase() === name.toLowerCase());
  if (entry !== undefined) return { entry };
  const hint = hintOf(name, entries.map(nameOf));
  return { fault: diagnostic("unknown-runbook", { name: asked, out, hint }) };
}
