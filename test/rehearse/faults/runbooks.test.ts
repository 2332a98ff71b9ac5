import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { faults } from "../../../src/rehearse/faults/index.ts";
import { withFaults } from "../../../src/rehearse/faults/with-faults.ts";
import { toldIn } from "../../../src/rehearse/judge/honest-account.ts";
import { rehearseJudged } from "../../../src/rehearse/judged.ts";
import { serve } from "../../../src/rehearse/service.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import { Tenant } from "../../../src/tenant/tenant.ts";
import { id, mailbox } from "../../tenant/support/state.ts";
import { bridge } from "../../support/bridge.ts";

const orphans: TenantFile = { mailboxes: [1, 2, 3].map((number) => mailbox(number)) };
const deletedUser: TenantFile = {
  mailboxes: [mailbox(1, { ExternalDirectoryObjectId: id(1, "e0") })],
  users: [{ id: id(1, "e0"), userPrincipalName: "user1@contoso.com", state: "deleted" }],
};

const runbooks: readonly (readonly [name: string, tenant: TenantFile, parameters: object])[] = [
  ["Remove-SoftDeletedMailbox", orphans, { Identity: id(1) }],
  ["Remove-SoftDeletedMailboxBatch", orphans, { TargetsJson: JSON.stringify([id(1), id(2)]) }],
  ["Remove-DeletedUser", deletedUser, { Identity: id(1, "e0"), MailboxGuid: id(1) }],
];

async function rehearsed(name: string, tenant: TenantFile, parameters: object, fault: (typeof faults)[number]) {
  const path = fileURLToPath(new URL(`../../../out/${name}.ps1`, import.meta.url));
  return rehearseJudged({
    bridge: await bridge(),
    tenant: new Tenant(stateOf(tenant)),
    script: { path, text: await readFile(path, "utf8") },
    parameters: {
      Organization: "contoso.onmicrosoft.com",
      ChangeTicket: "CHG-1",
      EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges",
      Mode: "Execute",
      ...parameters,
    },
    service: withFaults(
      serve,
      [{ ...fault, frequency: { ...fault.frequency, oneIn: Math.ceil(fault.frequency.oneIn / 2) } }],
      1,
    ),
    restarts: 3,
  });
}

it.each(faults.map((fault) => [fault.name, fault] as const))(
  "leaves every invariant whole, and an end that is told by its name: %s",
  async (_, fault) => {
    for (const [name, tenant, parameters] of runbooks) {
      const { runs, breaches } = await rehearsed(name, tenant, parameters, fault);
      expect({ name, breaches }).toEqual({ name, breaches: [] });
      const last = runs.at(-1);
      if (last === undefined || last.end === "given-up") throw new Error(`${name} dies each time.`);
      const ends = toldIn(last.output).at(-1);
      expect({ name, event: ends?.event }).toEqual({ name, event: last.end.failure === undefined ? "done" : "failed" });
      expect(ends?.code).not.toBe("unclassified");
    }
  },
);
