import { isOffered } from "../tenant/answer.ts";
import { newSession } from "../tenant/session/session.ts";
import type { Tenant } from "../tenant/tenant.ts";
import { askedBy } from "./asked.ts";
import type { Bridge } from "./bridge.ts";
import { cmdletsIn } from "./cmdlets-in.ts";
import { evidenceFolder, filesIn, isRecordedIn } from "./evidence-folder.ts";
import type { Breach, JudgedAct } from "./judge/act.ts";
import { judgeAct, judgeRuns } from "./judge/index.ts";
import { Past } from "./judge/past.ts";
import { previewLeavesFolder, type Files } from "./judge/preview-changes-nothing.ts";
import { rehearse, type Rehearsal, type RehearsalOptions, type Service } from "./rehearsal.ts";
import { standIns } from "./stand-ins.ts";
import { needsWindowsPowerShell } from "./windows-powershell.ts";

/** All runs of a script against one tenant, and what does not hold of them together. */
export interface Judged {
  /** In their order; only the last came to its end, where any did. */
  readonly runs: readonly Rehearsal[];
  readonly breaches: readonly Breach[];
  /** What it was to do. */
  readonly mode: "Preview" | "Execute";
}

export interface JudgedOptions {
  readonly bridge: Bridge;
  readonly tenant: Tenant;
  readonly script: {
    /** Absolute. */
    readonly path: string;
    readonly text: string;
  };
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What it is to do, whatever its parameters say. */
  readonly mode?: "preview" | "execute" | undefined;
  /** It runs as Windows PowerShell 5.1 runs it; where nothing is said, what it calls decides. */
  readonly inWindowsPowerShell?: boolean;
  readonly service: Service;
  /** Hears of each call when it is done. */
  readonly told?: RehearsalOptions["told"];
  /** How often the script is started again, from its top, where its process has died. */
  readonly restarts?: number;
  /** After how many milliseconds of the tenant's time it is started again, if at all. Instead of `restarts`. */
  readonly next?: (runs: readonly Rehearsal[]) => number | undefined;
}

/** Runs a script against a tenant, again where it dies, and judges what it does. @throws EngineFailure */
export async function rehearseJudged(options: JudgedOptions): Promise<Judged> {
  const { bridge, tenant, script, parameters, mode, service, told, restarts = 0 } = options;
  const { parameters: known } = await bridge.head(script.path);
  const hasMode = known.some(({ name }) => name.toLowerCase() === "mode");
  const folder = evidenceFolder(parameters);
  const asked = askedBy({ parameters, mode, hasMode, folder, state: tenant.state });
  const files = (): Files => (folder === undefined || !asked.isPreview ? new Map() : filesIn(folder));
  const filesBefore = files();
  const past = new Past(tenant.state, (key) => folder !== undefined && isRecordedIn(folder, key));
  const breaches: Breach[] = [];
  const cmdlets = cmdletsIn(script.text);
  const { inWindowsPowerShell = needsWindowsPowerShell(cmdlets) } = options;
  const request = {
    bridge,
    tenant,
    script: script.path,
    parameters,
    cmdlets: cmdlets.filter((name) => isOffered(tenant.state, name)),
    inWindowsPowerShell,
    standIns: await standIns(),
    service,
    told,
  };
  const { next = (runs) => (runs.at(-1)?.end === "given-up" && runs.length <= restarts ? 0 : undefined) } = options;
  const runs: Rehearsal[] = [];
  for (let pause: number | undefined = 0; pause !== undefined; pause = next(runs)) {
    tenant.advance(pause);
    // Each run is a process of its own: nothing is connected when it begins.
    tenant.connect(newSession);
    const watch = (act: JudgedAct): void => {
      breaches.push(...judgeAct(act, asked, past));
      past.note(act);
    };
    runs.push(await rehearse({ ...request, watch }));
  }
  breaches.push(...previewLeavesFolder(filesBefore, files(), asked), ...judgeRuns(runs, tenant.happened));
  return { runs, breaches, mode: asked.isPreview ? "Preview" : "Execute" };
}
