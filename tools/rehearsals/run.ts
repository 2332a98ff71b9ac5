import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bridge } from "../../src/rehearse/bridge.ts";
import type { Breach } from "../../src/rehearse/judge/act.ts";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { remoteCallsOf } from "../../src/rehearse/remote-call.ts";
import { rehearseJudged } from "../../src/rehearse/judged.ts";
import { serve } from "../../src/rehearse/service.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { withEvidence } from "../support/evidence.ts";
import type { GalleryRehearsal, Mode } from "./gallery.ts";
import { tenantFile } from "./tenants.ts";

/** What a rehearsal of the gallery has come to. */
export interface GalleryOutcome {
  /** `done`, or the code by which it was refused or failed. */
  readonly end: string;
  readonly breaches: readonly Breach[];
  readonly remoteCalls: number;
  readonly storeCalls: number;
}

/** Runs a runbook in one mode on a tenant of the gallery, which is new for it. @param root the folder of the project */
export async function runGallery(
  bridge: Bridge,
  root: string,
  { runbook, tenant: name, parameters }: GalleryRehearsal,
  mode: Mode,
): Promise<GalleryOutcome> {
  const path = join(root, "out", `${runbook}.ps1`);
  const tenant = new Tenant(stateOf(await tenantFile(root, name)));
  const common = { Organization: tenant.state.organization, ChangeTicket: "CHG-1" };
  const script = { path, text: await readFile(path, "utf8") };
  const { runs, breaches } = await withEvidence(runbook, (EvidenceUri) => {
    // Without Mode a runbook only previews.
    const ofMode = mode === "Execute" ? { Mode: mode, EvidenceUri } : {};
    return rehearseJudged({
      bridge,
      tenant,
      script,
      parameters: { ...common, ...ofMode, ...parameters },
      service: serve,
    });
  });
  const last = runs.flatMap(({ output }) => toldIn(output)).at(-1);
  const { ofService, ofStore } = remoteCallsOf(runs);
  return {
    end: last?.code ?? last?.event ?? "",
    breaches,
    remoteCalls: ofService.length,
    storeCalls: ofStore.length,
  };
}
