import { expect, it } from "vitest";
import { active, call, hex, hexGuid, id, mailbox, mailboxIn, minute, tenant } from "../support/state.ts";

const one = "user1@contoso.com";
const two = "user2@contoso.com";
const retention = { kind: "retention" as const, Guid: hexGuid, Name: "Keep", ExchangeLocation: [one, two] };
const eDiscovery = { ...retention, kind: "case" as const };
const held = (hold: string) => [mailbox(1, { InPlaceHolds: [hold] }), mailbox(2, { InPlaceHolds: [hold] })];
const ofRetention = (policy = {}) =>
  tenant({ policies: [{ ...retention, ...policy }], mailboxes: held(`mbx${hex}:2`) });
const ofCase = (policy = {}) => tenant({ policies: [{ ...eDiscovery, ...policy }], mailboxes: held(`UniH${hexGuid}`) });
const set = (on: ReturnType<typeof tenant>, parameters: object) =>
  call(on, "Set-RetentionCompliancePolicy", { Identity: hexGuid, ...parameters });
const locations = (on: ReturnType<typeof tenant>) => on.state.objects.policies.get(hexGuid)?.ExchangeLocation;

it.each([
  ["Get-RetentionCompliancePolicy", ofRetention],
  ["Get-CaseHoldPolicy", ofCase],
])("%s shows the locations only where it is asked to", (name, on) => {
  const shown = (parameters: object) => call(on(), name, { Identity: hexGuid, ...parameters }).objects;
  expect(shown({})).toMatchObject([{ Name: "Keep", Guid: { $guid: hexGuid }, ExchangeLocation: [] }]);
  expect(shown({ DistributionDetail: true })).toMatchObject([{ ExchangeLocation: [one, two] }]);
});

it("puts on a mailbox what the rule of a policy does", () => {
  const on = tenant({ policies: [{ ...retention, RetentionComplianceAction: "Delete" }], mailboxes: [active(3)] });
  set(on, { AddExchangeLocation: ["user3@contoso.com"] });
  on.advance(5 * minute);
  expect(mailboxIn(on, 3)?.InPlaceHolds).toEqual([`mbx${hex}:1`]);
});

it("shows policies on apps by their own cmdlet alone", () => {
  const on = ofRetention({ kind: "app" });
  expect(call(on, "Get-AppRetentionCompliancePolicy").objects).toMatchObject([{ Name: "Keep" }]);
  expect(call(on, "Get-RetentionCompliancePolicy").objects).toEqual([]);
});

it("finds a case by the id that its hold has", () => {
  const cases = [{ Identity: id(7, "ca"), Name: "Contoso against Fabrikam" }];
  const on = tenant({ policies: [{ ...eDiscovery, CaseId: id(7, "ca") }], cases });
  const [hold] = call(on, "Get-CaseHoldPolicy", { Identity: hexGuid }).objects as [{ CaseId: string }];
  expect(call(on, "Get-ComplianceCase", { Identity: hold.CaseId }).objects).toMatchObject([
    { Name: "Contoso against Fabrikam", Status: "Active" },
  ]);
  const blind = tenant({ cases, identity: { managementRoles: [] } });
  expect(call(blind, "Get-ComplianceCase").objects).toEqual([]);
});

it("keeps cases and retention policies apart", () => {
  expect(call(ofCase(), "Get-RetentionCompliancePolicy", { Identity: hexGuid }).error).toBeDefined();
});

it.each([
  ["Set-RetentionCompliancePolicy", one, ofRetention],
  ["Set-CaseHoldPolicy", `.${one}`, ofCase],
])("%s takes the mailbox out at once, and its hold goes after a while", (name, location, of) => {
  const on = of();
  call(on, name, { Identity: hexGuid, RemoveExchangeLocation: [location] });
  expect(locations(on)).toEqual([two]);
  expect(mailboxIn(on, 1)?.InPlaceHolds).toHaveLength(1);
  on.advance(5 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: false });
  expect(mailboxIn(on, 2)).toMatchObject({ IsInactiveMailbox: true });
});

it("loses neither of two holds that go within a few minutes", () => {
  const other = "1".repeat(8) + hexGuid.slice(8);
  const holds = [`mbx${hex}:2`, `mbx${other.replaceAll("-", "")}:2`];
  const on = tenant({
    policies: [retention, { ...retention, Guid: other }],
    mailboxes: [mailbox(1, { InPlaceHolds: holds })],
  });
  set(on, { RemoveExchangeLocation: [one] });
  on.advance(minute);
  set(on, { Identity: other, RemoveExchangeLocation: [one] });
  on.advance(4 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [holds[1]], IsInactiveMailbox: true });
  on.advance(minute);
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: false });
});

it("leaves the hold on a mailbox whose address was another when the policy named it", () => {
  const on = ofRetention({ ExchangeLocation: ["before@contoso.com"] });
  set(on, { RemoveExchangeLocation: ["before@contoso.com"] });
  set(on, { RemoveExchangeLocation: [one] });
  on.advance(60 * minute);
  expect(mailboxIn(on, 1)?.InPlaceHolds).toHaveLength(1);
});

it.each([[{ RemoveExchangeLocation: [one] }], [{ AddExchangeLocationException: [one] }], [{ Enabled: false }]])(
  "refuses to make a locked policy smaller by %j",
  (parameters) => {
    const on = ofRetention({ RestrictiveRetention: true });
    expect(set(on, parameters).error?.message).toContain("Preservation Lock");
    expect(on.happened).toEqual([]);
  },
);

it("lets a locked policy grow", () => {
  const on = tenant({ policies: [{ ...retention, RestrictiveRetention: true }], mailboxes: [active(3)] });
  set(on, { AddExchangeLocation: ["user3@contoso.com"] });
  on.advance(5 * minute);
  expect(mailboxIn(on, 3)?.InPlaceHolds).toEqual([`mbx${hex}:2`]);
});

it("excludes an active mailbox from a policy on all, and cannot pick an inactive one", () => {
  const policies = [{ ...retention, ExchangeLocation: ["All"] }];
  const on = tenant({ policies, organizationHolds: [`mbx${hex}:2`], mailboxes: [active(1), mailbox(2)] });
  expect(set(on, { AddExchangeLocationException: [two] }).error?.message).toContain("No active mailbox");
  set(on, { AddExchangeLocationException: [one] });
  on.advance(5 * minute);
  expect(mailboxIn(on, 1)?.InPlaceHolds).toEqual([`-mbx${hex}`]);
  expect(set(ofRetention(), { AddExchangeLocationException: [one] }).error?.message).toContain("on all mailboxes");
});

it.each([
  [one, "No active mailbox"],
  [".user3@contoso.com", "No inactive mailbox"],
])("Set-CaseHoldPolicy refuses the form %s", (location, said) => {
  const mailboxes = [...held(`UniH${hexGuid}`), active(3)];
  const on = tenant({ policies: [eDiscovery], mailboxes });
  const answer = call(on, "Set-CaseHoldPolicy", { Identity: hexGuid, RemoveExchangeLocation: [location] });
  expect(answer.error?.message).toContain(said);
});

it("Set-CaseHoldPolicy lets every mailbox go when it switches a hold off, and an active one keeps a delay hold", () => {
  const InPlaceHolds = [`UniH${hexGuid}`];
  const on = tenant({ policies: [eDiscovery], mailboxes: [mailbox(1, { InPlaceHolds }), active(2, { InPlaceHolds })] });
  call(on, "Set-CaseHoldPolicy", { Identity: hexGuid, Enabled: false });
  on.advance(5 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: false });
  expect(mailboxIn(on, 2)).toMatchObject({ InPlaceHolds: [], DelayHoldApplied: true });
  call(on, "Set-CaseHoldPolicy", { Identity: hexGuid, Enabled: true });
  on.advance(5 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds, IsInactiveMailbox: true });
});

it("Invoke-HoldRemovalAction refuses while the policy names the mailbox, but by force", () => {
  const on = ofCase();
  const asked = { Action: "RemoveHold", ExchangeLocation: one, HoldId: `UniH${hexGuid}` };
  expect(call(on, "Invoke-HoldRemovalAction", asked).error?.message).toContain("still names");
  expect(call(on, "Invoke-HoldRemovalAction", { ...asked, Force: true, WhatIf: true }).error).toBeUndefined();
  expect(call(on, "Invoke-HoldRemovalAction", { ...asked, Action: "GetHoldRemovals" }).objects).toHaveLength(1);
  on.advance(5 * minute);
  expect(call(on, "Invoke-HoldRemovalAction", { ...asked, Action: "GetHolds" }).objects).toEqual([]);
});

it("Invoke-HoldRemovalAction takes off a hold whose policy is gone", () => {
  const on = tenant({ mailboxes: held(`UniH${hexGuid}`) });
  call(on, "Invoke-HoldRemovalAction", { Action: "RemoveHold", ExchangeLocation: one, HoldId: `UniH${hexGuid}` });
  on.advance(5 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: false });
});
