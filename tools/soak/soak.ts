import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bridge } from "../../src/rehearse/bridge.ts";
import { faults } from "../../src/rehearse/faults/index.ts";
import type { Fault } from "../../src/rehearse/faults/fault.ts";
import { withFaults } from "../../src/rehearse/faults/with-faults.ts";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { rehearseJudged, type Judged } from "../../src/rehearse/judged.ts";
import { serve } from "../../src/rehearse/service.ts";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { seeded, upTo, type Random } from "../../src/util/random.ts";
import { withEvidence } from "../support/evidence.ts";
import { parametersOf } from "./parameters.ts";
import { randomTenant } from "./random-tenant.ts";

const out = fileURLToPath(new URL("../../out/", import.meta.url));

/** One rehearsal of a soak: all of it follows from the runbook and the seed. */
export interface Case {
  readonly runbook: string;
  readonly seed: number;
  readonly tenant: TenantFile;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

/** What a case came to. */
export interface Result {
  /** What does not hold; none where all is well. */
  readonly wrong: readonly string[];
  /** How it ended: `done`, the name of a refusal, or that its process died each time. */
  readonly end: string;
}

export function caseOf(runbook: string, seed: number): Case {
  const random = seeded(seed);
  const tenant = randomTenant(runbook, random);
  const own = parametersOf[runbook]?.(tenant, random);
  if (own === undefined) throw new Error(`Nobody has said what ${runbook} is given.`);
  const parameters = {
    ...own,
    Organization: "contoso.onmicrosoft.com",
    ChangeTicket: "CHG-1",
    ...(runbook.startsWith("Get-") ? {} : { Mode: random() < 0.9 ? "Execute" : "Preview" }),
  };
  return { runbook, seed, tenant, parameters, faults: someFaults(random) };
}

/** None at times, else up to four: with all of them at once hardly a run comes far. */
function someFaults(random: Random): readonly Fault[] {
  const names = new Set(Array.from({ length: upTo(random, 5) }, () => upTo(random, faults.length)));
  return faults.filter((_, at) => names.has(at));
}

/** @throws EngineFailure */
export async function resultOf(
  bridge: Bridge,
  { runbook, seed, tenant: file, parameters, faults }: Case,
): Promise<Result> {
  const path = join(out, `${runbook}.ps1`);
  const tenant = new Tenant(withCertificate(stateOf(file)));
  const script = { path, text: await readFile(path, "utf8") };
  const judged = await withEvidence(runbook, (EvidenceUri) =>
    rehearseJudged({
      bridge,
      tenant,
      script,
      parameters: { ...parameters, EvidenceUri },
      service: withFaults(serve, faults, seed),
      restarts: 3,
    }),
  );
  const end = endOf(judged);
  return {
    wrong: [
      ...judged.breaches.map(({ invariant, said }) => `${invariant}: ${said}`),
      ...(end === "unclassified" ? [`It ended by an error that has no name: ${messageOf(judged)}`] : []),
    ],
    end,
  };
}

/** The certificate by which an application signs in to Microsoft Purview. */
const withCertificate = (state: ReturnType<typeof stateOf>): ReturnType<typeof stateOf> => ({
  ...state,
  identity: {
    ...state.identity,
    certificates: [{ name: "purview", thumbprint: "0123456789ABCDEF0123456789ABCDEF01234567" }],
  },
});

function endOf({ runs }: Judged): string {
  const last = runs.at(-1);
  if (last === undefined || last.end === "given-up") return "died";
  if (last.end.failure === undefined) return "done";
  return toldIn(last.output).at(-1)?.code ?? "unclassified";
}

function messageOf({ runs }: Judged): string {
  const end = runs.at(-1)?.end;
  return end === undefined || end === "given-up" ? "" : (end.failure?.message ?? "");
}
