import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Service } from "../../../src/rehearse/rehearsal.ts";
import { serve } from "../../../src/rehearse/service.ts";
import { stopEverywhere } from "../../../src/rehearse/stop-everywhere.ts";
import type { StopResult } from "../../../src/rehearse/stops/stop.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { bridge, connected } from "./rehearsals.ts";

const out = fileURLToPath(new URL("../../../out/", import.meta.url));

type Parameters = Readonly<Record<string, unknown>>;

/** Stops a runbook, as it lies in out/, everywhere in its Execute. */
export const stopRunbook = (name: string, tenant: TenantFile, parameters: Parameters): Promise<readonly StopResult[]> =>
  stopFile(
    join(out, `${name}.ps1`),
    tenant,
    {
      Organization: "contoso.onmicrosoft.com",
      ChangeTicket: "CHG-1",
      Mode: "Execute",
      EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges",
      ...parameters,
    },
    serve,
  );

/** Stops the text of a script everywhere; its session is connected already. */
export async function stopText(
  text: string,
  tenant: TenantFile,
  parameters: Parameters = {},
): Promise<readonly StopResult[]> {
  const folder = await mkdtemp(join(tmpdir(), "purgebook-script-"));
  try {
    const script = join(folder, "script.ps1");
    await writeFile(script, text);
    return await stopFile(script, tenant, parameters, connected);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function stopFile(path: string, tenant: TenantFile, parameters: Parameters, service: Service) {
  const script = { path, text: await readFile(path, "utf8") };
  const newService = (): Service => service;
  return stopEverywhere({ bridge: await bridge(), script, parameters, state: stateOf(tenant), newService });
}
