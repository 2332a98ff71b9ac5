import { entryHash, type Approval } from "../approval/approval.ts";
import { git } from "../approval/git.ts";
import { manifestFile, readManifest, type ManifestEntry } from "../emit/manifest.ts";
import { scriptHash } from "../emit/script-hash.ts";
import type { VersionTexts } from "../review/changes.ts";
import { sha256 } from "../util/sha256.ts";

/** So far back the history is looked through. */
const mostCommits = 500;

/**
 * The texts of an approved version, from the history of the project's repository: each is what was approved by its hash, or is left out.
 * @param out the output folder, relative to the project's
 */
export async function approvedTexts(root: string, out: string, approval: Approval): Promise<VersionTexts> {
  const log = await git(root, ["log", `-${mostCommits}`, "--format=%H", "--", `${out}/${manifestFile}`]);
  for (const commit of (log ?? "").split("\n").filter((line) => line !== "")) {
    const shown = (file: string): Promise<string | undefined> => git(root, ["show", `${commit}:./${file}`]);
    const entry = approvedEntry(await shown(`${out}/${manifestFile}`), approval);
    if (entry !== undefined) return textsOf(entry, out, shown);
  }
  return { sources: new Map() };
}

function approvedEntry(manifest: string | undefined, approval: Approval): ManifestEntry | undefined {
  try {
    return readManifest(manifest ?? "").runbooks.find((entry) => entryHash(entry) === approval.entry);
  } catch {
    // Another version of purgebook may have written it.
    return undefined;
  }
}

async function textsOf(
  { script, review, permissions, sources }: ManifestEntry,
  out: string,
  shown: (file: string) => Promise<string | undefined>,
): Promise<VersionTexts> {
  const [scriptText, sheet, permissionsText] = await Promise.all(
    [script, review, permissions].map(({ file }) => shown(`${out}/${file}`)),
  );
  const found = await Promise.all(
    sources.map(async ({ file, sha256: digest }) => [file, proved(await shown(file), digest)] as const),
  );
  return {
    ...given("script", scriptText !== undefined && scriptHash(scriptText, script.hash) === script.hash, scriptText),
    ...given("sheet", proved(sheet, review.sha256) !== undefined, sheet),
    ...given("permissions", proved(permissionsText, permissions.sha256) !== undefined, permissionsText),
    sources: new Map(found.flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const]))),
  };
}

const proved = (text: string | undefined, digest: string): string | undefined =>
  text !== undefined && sha256(text) === digest ? text : undefined;

const given = (
  name: "script" | "sheet" | "permissions",
  isProved: boolean,
  text: string | undefined,
): Partial<VersionTexts> => (isProved && text !== undefined ? { [name]: text } : {});
