import { expect, it } from "vitest";
import { calls, expectDone, expectFailed } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import { EvidenceUri, runRunbook, type NewTenant } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { active, id, mailbox, organization, tenant } from "./support/tenant.ts";

const execute = (on: NewTenant) =>
  runRunbook("Remove-SoftDeletedMailbox", on, { Identity: id(1), Mode: "Execute", EvidenceUri });
const when = (...happenings: readonly Happening[]) => tenant({ mailboxes: [mailbox(1), mailbox(2)], happenings });

const connectionId = (number: number): string => `00000000-0000-0000-0000-00000000000${number}`;

/** The process has a connection besides, when the runbook begins. */
const besides = (connects: Partial<NonNullable<Happening["connects"]>>): Happening => ({
  call: "Import-Module",
  when: "before",
  connects: {
    service: "exchange",
    signIn: "person",
    organization,
    tenantId: id(6),
    appId: "",
    userPrincipalName: "admin@contoso.com",
    ...connects,
  },
});

it("connects again where the session dies, and checks the connection again", async () => {
  const run = await execute(when({ call: "Get-OrganizationConfig", when: "before", times: [1], sessionEnds: true }));
  expectDone(run);
  expect(calls(run, "Connect-ExchangeOnline")).toHaveLength(2);
  const sequence = run.calls.map(({ name }) => name);
  expect(sequence.slice(sequence.lastIndexOf("Connect-ExchangeOnline"))[1]).toBe("Get-ConnectionInformation");
});

it("connects again before its token is too old", async () => {
  const run = await execute(when({ call: "Get-OrganizationConfig", when: "after", times: [1], minutes: 46 }));
  expectDone(run);
  expect(calls(run, "Connect-ExchangeOnline")).toHaveLength(2);
  expect(calls(run, "Disconnect-ExchangeOnline")).toHaveLength(2);
});

it.each([
  [
    "another organization",
    {
      call: "Get-ConnectionInformation",
      when: "after",
      shows: { Organization: "fabrikam.onmicrosoft.com", TenantID: id(6) },
    } as const,
  ],
  ["two organizations", besides({})],
])("does nothing where it is connected to %s", async (_, happening) => {
  const run = await execute(when(happening));
  expectFailed(run, "wrong-connection");
  expect(calls(run, "Get-Mailbox")).toEqual([]);
});

it("ends its own connection alone", async () => {
  const broken: Happening = {
    call: "Get-ConnectionInformation",
    when: "after",
    on: connectionId(1),
    shows: { State: "Broken" },
  };
  const run = await execute(when(besides({ organization: "fabrikam.onmicrosoft.com" }), broken));
  expectDone(run);
  expect(calls(run, "Disconnect-ExchangeOnline").map(({ parameters }) => parameters["ConnectionId"])).toEqual([
    [connectionId(2)],
  ]);
});

it("tells the first failure, not that of the disconnecting", async () => {
  const refused: Happening = { call: "Disconnect-ExchangeOnline", when: "before", text: "It will not." };
  const run = await execute(tenant({ mailboxes: [active(2)], happenings: [refused] }));
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
