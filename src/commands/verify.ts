import { approvalsFolder } from "../approval/approvals-folder.ts";
import { nameOf, staleDiagnostic } from "../approval/stale.ts";
import { standingOf, withoutRunbook, type FoundApproval, type Standing } from "../approval/standing.ts";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnosticJson } from "../diagnostics/json.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { allowedSignersIn } from "./allowed-signers.ts";
import { approvalsIn } from "./approvals-in.ts";
import { compiled } from "./compile.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { readerFor } from "./engine-reader.ts";
import { exitCodeFor } from "./exit-code.ts";
import { manifestIn } from "./manifest-in.ts";
import { outputFolder } from "./output-folder.ts";
import { proveImport } from "./prove-import.ts";
import { proveSeals } from "./prove-seals.ts";
import { reportDiagnostics } from "./report-diagnostics.ts";
import type { ProvedSeal } from "../seal/proved-seal.ts";
import { readSeals } from "../seal/read-seals.ts";
import { sealSaid } from "../seal/seal-record.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";
import { toolDiagnostic } from "./tool-diagnostic.ts";

export interface VerifyOptions {
  /** The output folder, relative to the project's. */
  readonly out: string;
  /** An approval that nobody signed is an error. */
  readonly requireSigned: boolean;
  /** A runbook without an approval that holds is an error. */
  readonly requireApproved: boolean;
  readonly allowedSigners?: string;
  readonly engine?: string;
  readonly format: "human" | "json";
}

interface Verified {
  readonly entry: ManifestEntry;
  readonly standing: Standing;
}

/**
 * Proves that all of the output folder is what its sources compile to, and says which approvals hold.
 * @throws WrongUsage
 */
export async function verify(options: VerifyOptions, around: Surroundings): Promise<ExitCode> {
  const { out, engine } = options;
  const allowedSigners = allowedSignersIn(around.root, options.allowedSigners);
  const search = engine === undefined ? {} : { engine };
  const { diagnostics: drift } = await compiled([], { out, check: true, unvalidated: false, ...search }, around);
  const { manifest } = await manifestIn(outputFolder(out, around.root), out);
  const { approvals, diagnostics: forged } = await approvalsIn(around.root, allowedSigners);

  const verified = (manifest?.runbooks ?? []).map((entry) => ({ entry, standing: standingOf(entry, approvals) }));
  const left = withoutRunbook(approvals, manifest?.runbooks ?? []);
  const unmet = verified.flatMap((one) => unmetBy(one, options, allowedSigners !== undefined));
  const seals = await sealsIn({ entries: manifest?.runbooks ?? [], approvals }, options, around);
  const imported = await importIn(options, around);
  const diagnostics = [...drift, ...forged, ...unmet, ...seals.diagnostics, ...imported];
  if (options.format === "json") around.result(verifyJson(verified, seals.proved, diagnostics));
  else {
    for (const one of verified) around.result(`${line(one)}\n`);
    for (const one of seals.proved) around.result(`${sealLine(one)}\n`);
    reportDiagnostics(diagnostics, around);
    around.say(`${summary(verified, left, diagnostics, drift.some(isError), out)}\n`);
  }
  return exitCodeFor(diagnostics);
}

/** Every sealed script, derived anew; the engine starts only where there is one. */
async function sealsIn(
  compiled: { readonly entries: readonly ManifestEntry[]; readonly approvals: readonly FoundApproval[] },
  { engine }: VerifyOptions,
  around: Surroundings,
): Promise<{ readonly proved: readonly ProvedSeal[]; readonly diagnostics: readonly Diagnostic[] }> {
  const reader = readerFor(engine, around);
  try {
    const proved = await proveSeals(await readSeals(around.root), { ...compiled, reader }, around);
    return { proved, diagnostics: proved.flatMap(({ fault }) => fault ?? []) };
  } catch (error) {
    return { proved: [], diagnostics: [engineDiagnostic(error)] };
  } finally {
    await reader.close().catch(() => {});
  }
}

/** What of the files for an import is not what is approved. */
async function importIn(options: VerifyOptions, around: Surroundings): Promise<readonly Diagnostic[]> {
  try {
    return await proveImport(options, around);
  } catch (error) {
    return [toolDiagnostic(error)];
  }
}

/** What a runbook's approval does not give that was asked for. */
function unmetBy({ entry, standing }: Verified, options: VerifyOptions, knowsSigners: boolean): readonly Diagnostic[] {
  const file = `${options.out}/${entry.script.file}`;
  const name = nameOf(entry);
  if (standing.kind === "approved") {
    const { approval, isSigned } = standing.by;
    if (isSigned || !options.requireSigned) return [];
    const said = knowsSigners ? "nobody has signed it" : `${approvalsFolder}/allowed_signers is not there to verify it`;
    return [diagnostic("approval-unsigned", { file, reviewer: approval.reviewer, said })];
  }
  const missing = options.requireApproved ? [diagnostic("not-approved", { file, name })] : [];
  const stale = staleDiagnostic(entry, standing, options.out);
  return [...(stale === undefined ? [] : [stale]), ...missing];
}

function line({ entry, standing }: Verified): string {
  const name = nameOf(entry);
  if (standing.kind === "none") return `not approved  ${name}`;
  const { approval, isSigned } = standing.by;
  const { reviewer, ticket, time } = approval;
  const how = isSigned ? "signed" : "claimed";
  return `${standing.kind === "approved" ? "approved    " : "stale       "}  ${name}: ${ticket}, ${reviewer}, ${time}, ${how}`;
}

function sealLine({ file, record, fault }: ProvedSeal): string {
  const kind = fault === undefined ? "sealed      " : isError(fault) ? "forged      " : "stale       ";
  return `${kind}  ${file}${record === undefined ? "" : `: ${record.ticket}, ${sealSaid(record)}`}`;
}

function summary(
  verified: readonly Verified[],
  left: readonly FoundApproval[],
  diagnostics: readonly Diagnostic[],
  isDrifting: boolean,
  out: string,
): string {
  const of = (kind: Standing["kind"]): number => verified.filter(({ standing }) => standing.kind === kind).length;
  const signed = verified.filter(({ standing: each }) => each.kind === "approved" && each.by.isSigned).length;
  const compiles = isDrifting ? `${out} is not what its sources compile to.` : `${out} is what its sources compile to.`;
  const errors = diagnostics.filter(isError).length;
  return [
    ...(errors === 0 ? [] : [`${errors} error${errors === 1 ? "" : "s"}.`]),
    compiles,
    `Approvals: ${of("approved")} hold (${signed} signed), ${of("stale")} stale, ${of("none")} runbook${of("none") === 1 ? "" : "s"} without one.`,
    ...(left.length === 0 ? [] : [`${left.length} of what is no longer there.`]),
  ].join(" ");
}

/** One JSON document with all that there is to say. */
function verifyJson(
  verified: readonly Verified[],
  proved: readonly ProvedSeal[],
  diagnostics: readonly Diagnostic[],
): string {
  const runbooks = verified.map(({ entry, standing }) => ({
    name: nameOf(entry),
    hash: entry.script.hash,
    standing: standing.kind,
    ...(standing.kind === "none" ? {} : { approval: standing.by.approval, signed: standing.by.isSigned }),
    ...(standing.kind === "stale" ? { differs: standing.differs } : {}),
  }));
  const seals = proved.map(({ file, record, fault }) => ({
    file,
    holds: fault === undefined,
    ...(record === undefined ? {} : { record }),
  }));
  const document = { schema: "purgebook-verify-1", runbooks, seals, diagnostics: diagnostics.map(diagnosticJson) };
  return `${JSON.stringify(document, null, 2)}\n`;
}
