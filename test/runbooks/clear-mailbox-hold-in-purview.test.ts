import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import type { Run } from "./support/run-runbook.ts";
import { evidenceFolder, runRunbook } from "./support/run-runbook.ts";
import type { Happening, Tenant } from "./support/tenant.ts";
import { id, tenant } from "./support/tenant.ts";

const address = "user1@contoso.com";

/** Two retention policies and two holds of cases, which name the mailbox and another one. */
function purview(properties: object = {}, parts: Partial<Tenant> = {}): Tenant {
  const locations = { ExchangeLocation: [address, "user2@contoso.com"] };
  const policies = [
    {
      kind: "retention",
      Guid: id(1, "b0"),
      Name: "Keep",
      Mode: "Enforce",
      RestrictiveRetention: false,
      ...locations,
      ...properties,
    },
    {
      kind: "retention",
      Guid: id(2, "b0"),
      Name: "Keep more",
      Mode: "Enforce",
      RestrictiveRetention: false,
      ...locations,
    },
    { kind: "case", Guid: id(3, "b0"), Name: "Case", Enabled: true, ...locations, ...properties },
    { kind: "case", Guid: id(4, "b0"), Name: "Other case", Enabled: true, ...locations },
  ];
  return tenant({ ...parts, policies });
}

async function execute(Kind: "RetentionPolicy" | "CaseHold", of: Tenant, parameters: object = {}): Promise<Run> {
  return runRunbook("Clear-MailboxHoldInPurview", of, {
    Identity: Kind === "CaseHold" ? id(3, "b0") : id(1, "b0"),
    Kind,
    MailboxAddress: address,
    AppId: id(9, "f0"),
    CertificateName: "purview",
    NoActiveTwin: true,
    Mode: "Execute",
    EvidenceUri: await evidenceFolder(),
    ...parameters,
  });
}
const locations = (run: Run) =>
  (run.anHourLater.policies as { ExchangeLocation: string[] }[]).map(({ ExchangeLocation }) => ExchangeLocation.length);
const kinds = ["RetentionPolicy", "CaseHold"] as const;

it.each(kinds)("only looks at a %s in Preview", async (kind) => {
  const run = await execute(kind, purview(), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
});

it.each(kinds)("takes the mailbox out of the one %s, behind its evidence", async (kind) => {
  const run = await execute(kind, purview());
  expectDone(run);
  expect(acts(run)).toHaveLength(1);
  expect(run.log.find(({ act }) => act)?.evidence).toHaveLength(1);
  expect(locations(run)).toEqual(kind === "RetentionPolicy" ? [1, 2, 2, 2] : [2, 2, 1, 2]);
  expect(calls(run, "Connect-IPPSSession")[0]?.parameters).toMatchObject({
    AppId: id(9, "f0"),
    Organization: "contoso.onmicrosoft.com",
  });
});

it("refuses a locked policy", async () => {
  expectRefused(await execute("RetentionPolicy", purview({ RestrictiveRetention: true })), "locked-policy");
});

it.each(kinds)("refuses a %s that does not name the mailbox", async (kind) => {
  const run = await execute(kind, purview({ ExchangeLocation: ["user2@contoso.com"] }));
  expectFailed(run, "not-found");
  expect(run.events.at(-1)?.["message"]).toMatch(/^Does the .* name the mailbox\? No .* with the id .* is so\.$/);
  expect(acts(run)).toEqual([]);
});

it.each(kinds)("touches nothing where it is given an unknown id of a %s", async (kind) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(kind, purview({}, { unknownIdentity }), { Identity: id(77) });
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
  const EvidenceUri = await evidenceFolder();
  const first = await execute(kind, purview(), { EvidenceUri });
  const second = await execute(kind, first.anHourLater, { EvidenceUri });
  expectDone(second);
  expect(acts(second)).toEqual([]);
  expect(told(second)).toContain("already-done");
});

it.each(kinds)("takes a second mailbox out of the same %s, and no record of the first for one of it", async (kind) => {
  const EvidenceUri = await evidenceFolder();
  const MailboxAddress = "user2@contoso.com";
  const first = await execute(kind, purview(), { EvidenceUri });
  const second = await execute(kind, first.anHourLater, { EvidenceUri, MailboxAddress });
  expectDone(second);
  expect(acts(second)).toHaveLength(1);
  const typo = await execute(kind, second.anHourLater, { EvidenceUri, MailboxAddress: "user3@contoso.com" });
  expectFailed(typo, "not-found");
});

it.each(kinds)("does not take a %s that it cannot see for one that it is done with", async (kind) => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(kind, purview(), { EvidenceUri });
  const second = await execute(kind, { ...first.anHourLater, policies: [] }, { EvidenceUri });
  expectFailed(second, "not-found");
  expect(told(second)).not.toContain("already-done");
});
