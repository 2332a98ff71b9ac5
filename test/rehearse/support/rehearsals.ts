import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Breach } from "../../../src/rehearse/judge/act.ts";
import { rehearseJudged } from "../../../src/rehearse/judged.ts";
import type { Rehearsal, Service } from "../../../src/rehearse/rehearsal.ts";
import { serve } from "../../../src/rehearse/service.ts";
import { withConnection } from "../../../src/tenant/session/session.ts";
import { Tenant } from "../../../src/tenant/tenant.ts";
import type { State } from "../../../src/tenant/state.ts";
import { bridge } from "../../support/bridge.ts";
import { inScriptFile } from "./script-file.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The service, in a session that is connected already. */
export const connected: Service = (tenant, call) => {
  const { session, organization, tenantId } = tenant.state;
  if (session.opened === 0)
    tenant.connect(
      withConnection(session, {
        service: "exchange",
        signIn: "managed-identity",
        organization,
        tenantId,
        appId: "",
        userPrincipalName: "",
      }),
    );
  return serve(tenant, call);
};

export interface Judged extends Rehearsal {
  readonly breaches: readonly Breach[];
  readonly happened: Tenant["happened"];
}

/** Runs the text of a script against a tenant, and judges it. */
export const rehearseText = (
  text: string,
  state: State,
  parameters: Readonly<Record<string, unknown>> = {},
  service: Service = connected,
): Promise<Judged> => inScriptFile(text, (script) => rehearseFile(script, new Tenant(state), parameters, service));

/** Runs a runbook as it lies in out/. */
export const rehearseRunbook = (
  name: string,
  tenant: Tenant,
  parameters: Readonly<Record<string, unknown>>,
  service: Service = serve,
): Promise<Judged> =>
  rehearseFile(
    join(root, "out", `${name}.ps1`),
    tenant,
    { Organization: tenant.state.organization, ChangeTicket: "CHG-1", ...parameters },
    service,
  );

async function rehearseFile(
  script: string,
  tenant: Tenant,
  parameters: Readonly<Record<string, unknown>>,
  service: Service,
): Promise<Judged> {
  const text = await readFile(script, "utf8");
  const { runs, breaches } = await rehearseJudged({
    bridge: await bridge(),
    tenant,
    script: { path: script, text },
    parameters,
    service,
  });
  const [run] = runs;
  if (run === undefined) throw new Error("A rehearsal has a run.");
  return { ...run, breaches, happened: tenant.happened };
}
