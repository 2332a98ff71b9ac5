import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { hintOf } from "../catalog/closest.ts";
import { readApprovals } from "../approval/read-approvals.ts";
import { nameOf } from "../approval/stale.ts";
import { standingOf } from "../approval/standing.ts";
import type { ChosenRunbook } from "../azure/chosen-runbook.ts";
import type { AutomationRuntime } from "../azure/runtime-environment.ts";
import { headOf } from "../azure/script-head.ts";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Manifest, ManifestEntry } from "../emit/manifest.ts";
import type { Permissions } from "../render/permissions.ts";
import type { ProvedSeal } from "../seal/proved-seal.ts";
import { invalidSeal, readSeals } from "../seal/read-seals.ts";
import { sealedFolder, type SealRecord } from "../seal/seal-record.ts";
import { invariant } from "../util/invariant.ts";
import { sha256 } from "../util/sha256.ts";
import { allowedSignersIn } from "./allowed-signers.ts";
import { driftOf } from "./drift.ts";
import { readerFor } from "./engine-reader.ts";
import { holdingApproval, type ApprovalOptions } from "./holding-approval.ts";
import { proveSeals } from "./prove-seals.ts";
import { runbookNamed } from "./runbook-named.ts";
import type { Surroundings } from "./surroundings.ts";

export interface ChoiceOptions extends ApprovalOptions {
  readonly runtime: AutomationRuntime;
  readonly engine?: string;
}

export type Choice = { readonly runbooks: readonly ChosenRunbook[] } | { readonly diagnostics: readonly Diagnostic[] };

/** What was asked for: a script of the output folder or of sealed/, and the entry that it goes back to. */
interface Asked {
  readonly entry: ManifestEntry;
  /** Within the project's folder. */
  readonly file: string;
  readonly name: string;
  readonly hash: string;
  readonly seal?: SealRecord;
}

/**
 * The scripts that were asked for, each proved to be what was approved; without any, all that are approved.
 * @param into absolute path of the folder that the files for the import are written to
 * @throws SignatureFailure, NoEngine, EngineFailure
 */
export async function chosenRunbooks(
  names: readonly string[],
  manifest: Manifest | undefined,
  into: string,
  options: ChoiceOptions,
  around: Surroundings,
): Promise<Choice> {
  const found =
    names.length === 0 ? await allApproved(manifest, options, around) : await named(names, manifest, options, around);
  if ("diagnostics" in found) return found;
  const asked = [...new Map(found.asked.map((one) => [one.file, one])).values()];
  const unfit = [...unfitOf(asked, options.runtime), ...clashesOf(asked)];
  if (unfit.length > 0) return { diagnostics: unfit };

  const sources = asked.flatMap(({ entry }) => entry.sources);
  const drift = await driftOf({ sources }, options, around);
  if (drift.length > 0) return { diagnostics: drift };
  const runbooks: ChosenRunbook[] = [];
  for (const one of asked) {
    const approval = await holdingApproval(one.entry, options, around);
    if ("diagnostics" in approval) return approval;
    runbooks.push(await chosen(one, approval.by.approval, into, options, around));
  }
  return { runbooks };
}

async function allApproved(
  manifest: Manifest | undefined,
  { out, runtime, allowedSigners }: ChoiceOptions,
  { root }: Surroundings,
): Promise<{ readonly asked: readonly Asked[] } | { readonly diagnostics: readonly Diagnostic[] }> {
  const { approvals } = await readApprovals(root, allowedSignersIn(root, allowedSigners));
  const asked = (manifest?.runbooks ?? [])
    .filter((entry) => entry.runtimes.includes(runtime) && standingOf(entry, approvals).kind !== "none")
    .map((entry) => askedOf(entry, out));
  return asked.length > 0 ? { asked } : { diagnostics: [diagnostic("nothing-to-import", { out })] };
}

async function named(
  names: readonly string[],
  manifest: Manifest | undefined,
  options: ChoiceOptions,
  around: Surroundings,
): Promise<{ readonly asked: readonly Asked[] } | { readonly diagnostics: readonly Diagnostic[] }> {
  const sealed = await sealedOf(names.filter(isSealed), manifest, options, around);
  const found = [
    ...names.filter((name) => !isSealed(name)).map((name) => compiled(name, manifest, options)),
    ...sealed,
  ];
  const faults = found.flatMap((one) => ("fault" in one ? [one.fault] : []));
  if (faults.length > 0) return { diagnostics: faults };
  return { asked: found.flatMap((one) => ("entry" in one ? [one] : [])) };
}

function compiled(
  name: string,
  manifest: Manifest | undefined,
  { out }: ChoiceOptions,
): Asked | { readonly fault: Diagnostic } {
  const found = runbookNamed(name, out, manifest);
  return "fault" in found ? found : askedOf(found.entry, out);
}

const askedOf = (entry: ManifestEntry, out: string): Asked => ({
  entry,
  file: `${out}/${entry.script.file}`,
  name: entry.name,
  hash: entry.script.hash,
});

const slashed = (name: string): string => name.replaceAll("\\", "/").replace(/^\.\//, "");
const isSealed = (name: string): boolean => slashed(name).startsWith(`${sealedFolder}/`);

const sealedFile = (name: string): string => `${slashed(name).replace(/\.ps1$/i, "")}.ps1`;

/** Sealed scripts, each derived anew from its record and its sources. */
async function sealedOf(
  names: readonly string[],
  manifest: Manifest | undefined,
  { engine, allowedSigners }: ChoiceOptions,
  around: Surroundings,
): Promise<readonly (Asked | { readonly fault: Diagnostic })[]> {
  if (names.length === 0) return [];
  const files = names.map(sealedFile);
  const there = await readSeals(around.root);
  const missing = files.filter((file) => !there.some((seal) => seal.file === file));
  if (missing.length > 0) {
    const seals = there.map((seal) => seal.file);
    return missing.map((file) => ({ fault: diagnostic("unknown-seal", { file, hint: hintOf(file, seals) }) }));
  }
  const entries = manifest?.runbooks ?? [];
  const reader = readerFor(engine, around);
  try {
    const { approvals } = await readApprovals(around.root, allowedSignersIn(around.root, allowedSigners));
    const asked = there.filter((seal) => files.includes(seal.file));
    return (await proveSeals(asked, { entries, approvals, reader }, around)).map((seal) => provenOf(seal, entries));
  } finally {
    await reader.close().catch(() => {});
  }
}

function provenOf(
  { file, record, fault }: ProvedSeal,
  entries: readonly ManifestEntry[],
): Asked | { readonly fault: Diagnostic } {
  // A warning of what is no longer compiled is a refusal here: it cannot be derived anew, so nothing is known of it.
  if (fault !== undefined) return { fault: isError(fault) ? fault : invalidSeal(file, fault.message) };
  const entry = entries.find(({ script }) => script.file === record?.approved.file);
  invariant(
    record !== undefined && entry !== undefined,
    "what is proved of a seal has a record and an approved script",
  );
  // Beside the one that takes any target: a name of its own.
  const own = `${entry.name}-${record.ticket.replaceAll(".", "_")}`;
  return { entry, file, name: own, hash: record.script.hash, seal: record };
}

const unfitOf = (asked: readonly Asked[], runtime: AutomationRuntime): readonly Diagnostic[] =>
  asked.flatMap(({ entry, file, name }) => [
    ...(entry.runtimes.includes(runtime) ? [] : [diagnostic("not-for-automation", { file, runtime })]),
    ...(/^[A-Za-z][\w-]{0,62}$/.test(name) ? [] : [diagnostic("invalid-runbook-name", { name, file })]),
  ]);

/** In the account all runbooks lie side by side, and their names have no case. */
function clashesOf(asked: readonly Asked[]): readonly Diagnostic[] {
  const byName = Map.groupBy(asked, ({ name }) => name.toLowerCase());
  return [...byName.values()].flatMap(([first, ...others]) =>
    others.map(({ name, file }) => diagnostic("same-runbook-name", { name, file, other: first?.file ?? "" })),
  );
}

async function chosen(
  { entry, file, name, hash, seal }: Asked,
  { ticket, reviewer }: { readonly ticket: string; readonly reviewer: string },
  into: string,
  { out }: ChoiceOptions,
  { root }: Surroundings,
): Promise<ChosenRunbook> {
  const bytes = await readFile(join(root, file));
  const permissionsPath = join(root, out, entry.permissions.file);
  const permissions = await readFile(permissionsPath, "utf8");
  const fromKit = (path: string): string => relative(into, path).replaceAll("\\", "/");
  return {
    asked: seal === undefined ? nameOf(entry) : file,
    name,
    ...headOf(bytes.toString("utf8")),
    sealed: Object.keys(seal?.parameters ?? {}),
    file: fromKit(join(root, file)),
    sha256: sha256(bytes),
    hash,
    ticket: seal?.ticket ?? ticket,
    reviewer,
    dialect: entry.dialect,
    // What purgebook wrote, by the hash that was approved.
    permissions: JSON.parse(permissions) as Permissions,
    permissionsFile: { file: fromKit(permissionsPath), sha256: entry.permissions.sha256 },
  };
}
