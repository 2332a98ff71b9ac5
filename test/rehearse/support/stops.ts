import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isOfService } from "../../../src/rehearse/judge/act.ts";
import type { CallRecord, Service } from "../../../src/rehearse/rehearsal.ts";
import { serve } from "../../../src/rehearse/service.ts";
import { stopEverywhere } from "../../../src/rehearse/stop-everywhere.ts";
import type { StopResult } from "../../../src/rehearse/stops/stop.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { common, type StopCase } from "../../../tools/stops/cases.ts";
import { bridge } from "../../support/bridge.ts";
import { connected } from "./rehearsals.ts";
import { inScriptFile } from "./script-file.ts";

const out = fileURLToPath(new URL("../../../out/", import.meta.url));

/** Calls that change something of the service's: what is between them only looks, or is of the evidence store. */
export const atActs = ({ changes = [] }: CallRecord): boolean => changes.some(isOfService);

type Parameters = Readonly<Record<string, unknown>>;

/** Stops a runbook, as it lies in out/, everywhere in its Execute. */
export const stopRunbook = (
  { runbook, tenant, parameters }: StopCase,
  at?: (call: CallRecord) => boolean,
): Promise<readonly StopResult[]> =>
  stopFile(join(out, `${runbook}.ps1`), tenant, { ...common, ...parameters }, serve, at);

/** Stops the text of a script everywhere; its session is connected already. */
export const stopText = (
  text: string,
  tenant: TenantFile,
  parameters: Parameters = {},
): Promise<readonly StopResult[]> => inScriptFile(text, (script) => stopFile(script, tenant, parameters, connected));

async function stopFile(
  path: string,
  tenant: TenantFile,
  parameters: Parameters,
  service: Service,
  at: (call: CallRecord) => boolean = () => true,
) {
  const script = { path, text: await readFile(path, "utf8") };
  const newService = (): Service => service;
  return stopEverywhere({ bridge: await bridge(), script, parameters, state: stateOf(tenant), newService, at });
}
