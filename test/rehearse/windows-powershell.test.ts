import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { rehearseJudged } from "../../src/rehearse/judged.ts";
import { serve } from "../../src/rehearse/service.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { bridge } from "../support/bridge.ts";
import { id } from "../tenant/support/state.ts";

const path = fileURLToPath(new URL("../../out/msonline/Remove-DeletedUser.ps1", import.meta.url));
const user = { id: id(1, "e0"), userPrincipalName: "user1@contoso.com", state: "deleted" as const };

it("lets a script for MSOnline refuse PowerShell 7, where that module does not load", async () => {
  const tenant = new Tenant(stateOf({ users: [user] }));
  const { runs, breaches } = await rehearseJudged({
    bridge: await bridge(),
    tenant,
    script: { path, text: await readFile(path, "utf8") },
    parameters: { Identity: user.id, Organization: tenant.state.organization, ChangeTicket: "CHG-1" },
    inWindowsPowerShell: false,
    service: serve,
  });
  expect(toldIn(runs[0]?.output ?? []).at(-1)).toMatchObject({ event: "failed", code: "wrong-runtime" });
  expect({ calls: runs[0]?.calls, breaches }).toEqual({ calls: [], breaches: [] });
});
