import { expect, it } from "vitest";
import { calls, expectDone, expectFailed } from "./support/expect-run.ts";
import { evidenceFolder, runRunbook } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import type { Happening, Tenant } from "./support/tenant.ts";
import { activeMailbox, deletedMailbox, id, tenant } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailbox";
const Identity = id(1);

async function execute(
  of: Tenant,
  parameters: { EvidenceUri?: string; ChangeTicket?: string; WaitMinutes?: number } = {},
) {
  return runRunbook(name, of, { Identity, Mode: "Execute", EvidenceUri: await evidenceFolder(), ...parameters });
}
const when = (...happenings: readonly Happening[]) =>
  tenant({ mailboxes: [deletedMailbox(1), deletedMailbox(2)], happenings });

it("connects again where the session dies, and checks the connection again", async () => {
  const run = await execute(when({ call: "Get-OrganizationConfig", when: "before", times: [1], sessionEnds: true }));
  expectDone(run);
  expect(calls(run, "Connect-ExchangeOnline")).toHaveLength(2);
  const sequence = run.log.map(({ name }) => name);
  expect(sequence.slice(sequence.lastIndexOf("Connect-ExchangeOnline"))[1]).toBe("Get-ConnectionInformation");
});

it("connects again before its token is too old", async () => {
  const run = await execute(when({ call: "Get-OrganizationConfig", when: "after", times: [1], minutes: 46 }));
  expectDone(run);
  expect(calls(run, "Connect-ExchangeOnline")).toHaveLength(2);
  expect(calls(run, "Disconnect-ExchangeOnline")).toHaveLength(2);
});

it.each([
  ["another organization", { organization: "fabrikam.onmicrosoft.com" }],
  [
    "two organizations",
    {
      otherConnections: [
        { ConnectionId: id(5), State: "Connected", Organization: "contoso.onmicrosoft.com", TenantID: id(6) },
      ],
    },
  ],
])("does nothing where it is connected to %s", async (_, parts) => {
  const run = await execute({ ...tenant(), ...parts });
  expectFailed(run, "wrong-connection");
  expect(calls(run, "Get-Mailbox")).toEqual([]);
});

it("ends its own connection alone", async () => {
  const other = { ConnectionId: id(5), State: "Broken", Organization: "fabrikam.onmicrosoft.com", TenantID: id(6) };
  const run = await execute({ ...tenant(), otherConnections: [other] });
  expectDone(run);
  expect(calls(run, "Disconnect-ExchangeOnline").map(({ parameters }) => parameters["ConnectionId"])).toEqual([
    "00000000-0000-0000-0000-000000000001",
  ]);
});

it("tells the first failure, not that of the disconnecting", async () => {
  const run = await execute({
    ...when({ call: "Disconnect-ExchangeOnline", when: "before", text: "It will not." }),
    mailboxes: [activeMailbox(2)],
  });
  expectFailed(run, "not-found");
  expect(run.warnings).toEqual(["Could not disconnect: It will not."]);
});

it("names a role that is missing at connecting", async () => {
  expectFailed(
    await execute(when({ call: "Connect-ExchangeOnline", when: "before", text: serviceErrors.appRole })),
    "role-is-missing",
  );
});

it("tries again where the service is busy at connecting", async () => {
  expectDone(
    await execute(when({ call: "Connect-ExchangeOnline", when: "before", times: [1], text: serviceErrors.throttled })),
  );
});

it("touches nothing where another version of the module is there", async () => {
  const text = "The specified module 'ExchangeOnlineManagement' with version '3.9.2' was not loaded.";
  const run = await execute(when({ call: "Import-Module", when: "before", text }));
  expect(run.events.at(-1)?.["message"]).toBe(text);
  expect(calls(run, "Connect-ExchangeOnline")).toEqual([]);
});
