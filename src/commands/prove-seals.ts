import { standingOf, type FoundApproval } from "../approval/standing.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import type { ProvedSeal } from "../seal/proved-seal.ts";
import { invalidSeal, type FoundSeal } from "../seal/read-seals.ts";
import { sealOf } from "../seal/seal-record.ts";
import { remembered } from "../util/remembered.ts";
import type { EngineReader } from "./engine-reader.ts";
import { sealableOf, sealedScript, type Sealable } from "./sealed-script.ts";
import type { Surroundings } from "./surroundings.ts";

interface Compiled {
  readonly entries: readonly ManifestEntry[];
  readonly approvals: readonly FoundApproval[];
  readonly reader: EngineReader;
}

/**
 * Derives sealed scripts anew, each from its record and the sources of the approved one, and compares. A procedure is loaded once.
 * @throws NoEngine, EngineFailure
 */
export async function proveSeals(
  seals: readonly FoundSeal[],
  { entries, approvals, reader }: Compiled,
  around: Surroundings,
): Promise<readonly ProvedSeal[]> {
  const loaded = new WeakMap<ManifestEntry, Promise<Sealable>>();
  const faultOf = async ({ file, text, record }: Extract<FoundSeal, { text: string }>) => {
    const { approved, script } = record;
    const entry = entries.find((one) => one.script.file === approved.file);
    if (entry?.script.hash !== approved.hash) return diagnostic("seal-stale", { file, hash: approved.hash });
    if (standingOf(entry, approvals).kind !== "approved")
      return invalidSeal(file, "nobody has approved what it was made of.");
    const sealable = await remembered(loaded, entry, () => sealableOf(entry, reader, around));
    const derived = await sealedScript(sealable, () => sealOf(record));
    if ("diagnostics" in derived) return invalidSeal(file, "it cannot be derived from its sources any more.");
    return derived.hash === script.hash && derived.text === text
      ? undefined
      : invalidSeal(file, "it is not what its record derives from the approved script.");
  };
  const proved: ProvedSeal[] = [];
  for (const seal of seals) {
    const fault = "fault" in seal ? seal.fault : await faultOf(seal);
    proved.push({
      file: seal.file,
      ...("record" in seal ? { record: seal.record } : {}),
      ...(fault === undefined ? {} : { fault }),
    });
  }
  return proved;
}
