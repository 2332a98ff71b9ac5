import { it } from "vitest";
import { evidenceFolder, runRunbook } from "./support/run-runbook.ts";
import { id, tenant, domain, user, activeMailbox, deletedMailbox, type Tenant } from "./support/tenant.ts";
const lag = { purge: 1, delete: 3, orphan: 8, restore: 0, copy: 0 };
async function sweep(name: string, of: Tenant, p: object) {
  const full = await runRunbook(name, of, { ...p, EvidenceUri: await evidenceFolder() } as never);
  const seen: Record<string, number> = {};
  const calls = full.log.map(({ name }) => ({ name, n: (seen[name] = (seen[name] ?? 0) + 1) }));
  const bad: string[] = [];
  for (const { name: call, n } of calls) {
    const EvidenceUri = await evidenceFolder();
    const stopped = await runRunbook(name, { ...of, happenings: [{ call, when: "before", times: [n], kill: true }] }, { ...p, EvidenceUri } as never);
    const again = await runRunbook(name, stopped.anHourLater, { ...p, EvidenceUri } as never);
    const same = JSON.stringify([again.mailboxes.map((m) => m.state), again.users.map((m) => m.state)]) === JSON.stringify([full.mailboxes.map((m) => m.state), full.users.map((m) => m.state)]);
    if (!stopped.killed || again.failure || !same) bad.push(`${call} ${n}: ${stopped.killed} ${again.failure?.code} ${again.failure?.message} ${same}`);
  }
  console.log(name, calls.length, "stops; bad:", bad);
}
it("a", async () => {
  await sweep("Remove-SoftDeletedMailboxViaReconnect", tenant({ lag, mailboxes: [deletedMailbox(1, { Name: "user2" }), deletedMailbox(2)], users: [] }), { Identity: id(1), Domain: domain, Mode: "Execute" });
}, 300_000);
it("b", async () => {
  await sweep("Repair-CloudAccountBeforeSync", tenant({ lag, mailboxes: [activeMailbox(1)], users: [user(1, "active")] }), { Identity: id(1, "e0"), MailboxGuid: id(1), AcceptOneDriveLoss: true, Mode: "Execute" });
}, 300_000);
