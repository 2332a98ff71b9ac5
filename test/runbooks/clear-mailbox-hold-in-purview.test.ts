import { expect, it } from "vitest";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { acts, calls, expectDone, expectFailed, expectRefused, recordsBefore, told } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import type { NewTenant, Run, Situation } from "./support/run-runbook.ts";
import { anHourLater, EvidenceUri, runRunbook, withObjects } from "./support/run-runbook.ts";
import { id, mailbox, tenant } from "./support/tenant.ts";

type PolicyInFile = NonNullable<TenantFile["policies"]>[number];

const address = "user1@contoso.com";
const AppId = id(9, "c0");

/** Two retention policies and two holds of cases, which name the mailbox and another one; the first of each with properties of its own. */
function purview(properties: Partial<PolicyInFile> = {}, parts: NewTenant = {}): NewTenant {
  const ExchangeLocation = [address, "user2@contoso.com"];
  const policies: PolicyInFile[] = [
    { kind: "retention", Guid: id(1, "b0"), Name: "Keep", ExchangeLocation, ...properties },
    { kind: "retention", Guid: id(2, "b0"), Name: "Keep more", ExchangeLocation },
    { kind: "case", Guid: id(3, "b0"), Name: "Case", ExchangeLocation, ...properties },
    { kind: "case", Guid: id(4, "b0"), Name: "Other case", ExchangeLocation },
  ];
  const identity = { appId: AppId, certificates: [{ name: "purview" }] };
  return tenant({ mailboxes: [mailbox(1), mailbox(2)], identity, ...parts, policies });
}

const execute = (Kind: "RetentionPolicy" | "CaseHold", on: Situation, parameters: object = {}): Promise<Run> =>
  runRunbook("Clear-MailboxHoldInPurview", on, {
    Identity: Kind === "CaseHold" ? id(3, "b0") : id(1, "b0"),
    Kind,
    MailboxAddress: address,
    AppId,
    CertificateName: "purview",
    NoActiveTwin: true,
    Mode: "Execute",
    EvidenceUri,
    ...parameters,
  });
const locations = ({ state }: Run) =>
  [...state.objects.policies.values()].map(({ ExchangeLocation }) => ExchangeLocation.length);
const kinds = ["RetentionPolicy", "CaseHold"] as const;

it.each(kinds)("takes the mailbox out of the one %s, behind its evidence", async (kind) => {
  const run = await execute(kind, purview());
  expectDone(run);
  expect(acts(run)).toHaveLength(1);
  expect(recordsBefore(run)).toEqual([1]);
  expect(locations(run)).toEqual(kind === "RetentionPolicy" ? [1, 2, 2, 2] : [2, 2, 1, 2]);
  expect(calls(run, "Connect-IPPSSession")[0]?.parameters).toMatchObject({
    AppId,
    Organization: "contoso.onmicrosoft.com",
  });
});

it.each(kinds)("refuses a %s that does not name the mailbox", async (kind) => {
  const run = await execute(kind, purview({ ExchangeLocation: ["user2@contoso.com"] }));
  expectFailed(run, "not-found");
  expect(run.events.at(-1)?.["message"]).toMatch(
    /^The answer is no, or there is no .* with the id .*: Does the .* name the mailbox\?$/,
  );
  expect(acts(run)).toEqual([]);
});

it.each(kinds)("touches nothing where it is given an unknown id of a %s", async (kind) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(kind, purview({}, { settings: { unknownIdentity } }), { Identity: id(77) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  }
});

it("does not connect without its certificate", async () => {
  const run = await execute("CaseHold", purview(), { CertificateName: "another" });
  expectFailed(run, "no-certificate");
  expect(calls(run, "Connect-IPPSSession")).toEqual([]);
});

it.each(kinds)("does nothing to a %s that changes between the check and the act", async (kind) => {
  const name = kind === "CaseHold" ? "Get-CaseHoldPolicy" : "Get-RetentionCompliancePolicy";
  const change: Happening = {
    call: name,
    when: "before",
    times: [3],
    on: kind === "CaseHold" ? id(3, "b0") : id(1, "b0"),
    set: { Name: "Other" },
  };
  expectRefused(await execute(kind, purview({}, { happenings: [change] })), "changed-since-check");
});

it.each(kinds)("%s ends well a second time under the same ticket", async (kind) => {
  const first = await execute(kind, purview());
  const second = await execute(kind, anHourLater(first));
  expectDone(second);
  expect(acts(second)).toEqual([]);
  expect(told(second)).toContain("already-done");
});

it.each(kinds)("takes a second mailbox out of the same %s, and no record of the first for one of it", async (kind) => {
  const MailboxAddress = "user2@contoso.com";
  const first = await execute(kind, purview());
  const second = await execute(kind, anHourLater(first), { MailboxAddress });
  expectDone(second);
  expect(acts(second)).toHaveLength(1);
  const typo = await execute(kind, anHourLater(second), { MailboxAddress: "user3@contoso.com" });
  expectFailed(typo, "not-found");
});

it.each(kinds)("does not take a %s that it cannot see for one that it is done with", async (kind) => {
  const first = await execute(kind, purview());
  const second = await execute(kind, withObjects(first, { policies: new Map() }));
  expectFailed(second, "not-found");
  expect(told(second)).not.toContain("already-done");
});
