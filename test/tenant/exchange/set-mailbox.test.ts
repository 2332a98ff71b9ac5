import { expect, it } from "vitest";
import { active, call, hex, hexGuid, id, mailbox, mailboxIn, tenant } from "../support/state.ts";

const released = { IsInactiveMailbox: false, WasInactiveMailbox: true, InactiveMailboxRetireTime: expect.any(String) };
const wide = { organizationHolds: [`mbx${hex}:3`] };
const locked = { policies: [{ Guid: hexGuid, RestrictiveRetention: true }] };
const uniH = `UniH${hexGuid}`;

it.each([
  [{ LitigationHoldEnabled: true }, { InactiveMailbox: true, LitigationHoldEnabled: false }, {}],
  [{ InPlaceHolds: [`mbx${hex}:2`, `skp${hex}:2`] }, { ExcludeFromAllHolds: true }, {}],
  [{ ComplianceTagHoldApplied: true }, { InactiveMailbox: true, RemoveComplianceTagHoldApplied: true }, {}],
  [{ DelayHoldApplied: true }, { InactiveMailbox: true, RemoveDelayHoldApplied: true }, {}],
  [{ DelayReleaseHoldApplied: true }, { InactiveMailbox: true, RemoveDelayReleaseHoldApplied: true }, {}],
  [{ DelayHoldApplied: true, DelayReleaseHoldApplied: true }, { ExcludeFromAllHolds: true }, {}],
  [{ InPlaceHolds: [`cld${hex}`] }, { RemoveOrphanedHolds: [`cld${hex}`] }, {}],
  [{}, { ExcludeFromAllOrgHolds: true }, wide],
  [{}, { ExcludeFromOrgHolds: [hexGuid] }, wide],
  [{}, { ExcludeFromAllHolds: true }, wide],
])("of %j, %j lifts the last one: it is inactive no more", (holds, parameters, file) => {
  const on = tenant({ ...file, mailboxes: [mailbox(1, holds)] });
  expect(mailboxIn(on, 1)?.IsInactiveMailbox).toBe(true);
  expect(call(on, "Set-Mailbox", { Identity: id(1), ...parameters }).error).toBeUndefined();
  expect(mailboxIn(on, 1)).toMatchObject({ state: "soft-deleted", ...released });
});

it("excludes from a policy on apps only by name", () => {
  const on = tenant({ ...wide, policies: [{ kind: "app", Guid: hexGuid }], mailboxes: [mailbox(1)] });
  call(on, "Set-Mailbox", { Identity: id(1), ExcludeFromAllOrgHolds: true });
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: true });
  call(on, "Set-Mailbox", { Identity: id(1), ExcludeFromOrgHolds: [hexGuid] });
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [`-mbx${hex}`], IsInactiveMailbox: false });
});

it.each([
  [{ LitigationHoldEnabled: true }, {}],
  [{ InPlaceHolds: [uniH] }, {}],
  [{ InPlaceHolds: [hex] }, {}],
  [{ InPlaceHolds: [`mbx${hex}:2`] }, locked],
  [{}, { ...wide, ...locked }],
])("ExcludeFromAllHolds keeps %j", (holds, file) => {
  const on = tenant({ ...file, mailboxes: [mailbox(1, { DelayHoldApplied: true, ...holds })] });
  call(on, "Set-Mailbox", { Identity: id(1), ExcludeFromAllHolds: true });
  expect(mailboxIn(on, 1)).toMatchObject({ IsInactiveMailbox: true, DelayHoldApplied: false, ...holds });
});

it("is inactive as long as another hold is there", () => {
  const on = tenant({ mailboxes: [mailbox(1, { LitigationHoldEnabled: true, InPlaceHolds: [uniH] })] });
  call(on, "Set-Mailbox", { Identity: id(1), InactiveMailbox: true, LitigationHoldEnabled: false });
  expect(mailboxIn(on, 1)).toMatchObject({ LitigationHoldEnabled: false, IsInactiveMailbox: true });
});

it("leaves a delay hold behind where the setting says so, which a switch takes off", () => {
  const settings = { delayHoldOnRelease: true };
  const on = tenant({ settings, mailboxes: [mailbox(1, { LitigationHoldEnabled: true })] });
  call(on, "Set-Mailbox", { Identity: id(1), InactiveMailbox: true, LitigationHoldEnabled: false });
  expect(mailboxIn(on, 1)).toMatchObject({ DelayHoldApplied: true, IsInactiveMailbox: true });
  call(on, "Set-Mailbox", { Identity: id(1), InactiveMailbox: true, RemoveDelayHoldApplied: true });
  expect(mailboxIn(on, 1)).toMatchObject({ DelayHoldApplied: false, delayHoldsSince: null, ...released });
});

it("leaves a delay hold behind on an active mailbox", () => {
  const on = tenant({ mailboxes: [active(1, { LitigationHoldEnabled: true })] });
  call(on, "Set-Mailbox", { Identity: id(1), LitigationHoldEnabled: false });
  expect(mailboxIn(on, 1)).toMatchObject({ LitigationHoldEnabled: false, DelayHoldApplied: true });
});

it("looks again at an inactive mailbox that nothing holds any more", () => {
  const on = tenant({ mailboxes: [mailbox(1, { IsInactiveMailbox: true })] });
  call(on, "Set-Mailbox", { Identity: id(1), InactiveMailbox: true, RecalculateInactiveMailbox: true });
  expect(mailboxIn(on, 1)).toMatchObject(released);
});

it("makes a soft-deleted mailbox inactive by a hold", () => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  call(on, "Set-Mailbox", { Identity: id(1), InactiveMailbox: true, LitigationHoldEnabled: true });
  expect(mailboxIn(on, 1)).toMatchObject({ LitigationHoldEnabled: true, IsInactiveMailbox: true });
});

const search = { Name: "s", InPlaceHoldIdentity: hex };
it.each([
  ["a soft-deleted mailbox without the switch", mailbox(1), { LitigationHoldEnabled: true }, {}, "couldn't be found"],
  ["an active mailbox, from all holds", active(1), { ExcludeFromAllHolds: true }, {}, "couldn't be found"],
  ["a mailbox that several are", mailbox(1), { Identity: "twin" }, {}, "matches multiple entries"],
  ["no mailbox", mailbox(1), { Identity: "" }, {}, "couldn't be found"],
  [
    "other settings of an inactive mailbox",
    mailbox(1),
    { InactiveMailbox: true, HiddenFromAddressListsEnabled: true },
    {},
    "HiddenFromAddressListsEnabled",
  ],
  [
    "the label of an active mailbox without consent",
    active(1, { ComplianceTagHoldApplied: true }),
    { RemoveComplianceTagHoldApplied: true },
    {},
    "ProvideConsent",
  ],
  [
    "a hold as orphaned whose search is there",
    mailbox(1, { InPlaceHolds: [hex] }),
    { RemoveOrphanedHolds: [hex] },
    { searches: [search] },
    "still exists",
  ],
  [
    "the exclusion from a locked policy",
    mailbox(1),
    { ExcludeFromOrgHolds: [hexGuid] },
    { ...wide, ...locked },
    "Preservation Lock",
  ],
  [
    "the exclusion from a policy that is not on all",
    mailbox(1, { LitigationHoldEnabled: true }),
    { ExcludeFromOrgHolds: [hexGuid] },
    {},
    hexGuid,
  ],
  [
    "what is mastered on premises",
    active(1, { IsDirSynced: true }),
    { HiddenFromAddressListsEnabled: true },
    {},
    "The action 'Set-Mailbox', 'HiddenFromAddressListsEnabled', can't be performed on the object 'user1' because the object is being synchronized from your on-premises organization.",
  ],
  [
    "an address that another has",
    active(1),
    { EmailAddresses: { Add: ["smtp:user4@contoso.com"] } },
    {},
    'The proxy address "SMTP:user4@contoso.com" is already being used by "CN=user4,',
  ],
])("refuses %s, and changes nothing", (_, of, parameters, file, said) => {
  const twins = [active(2, { Alias: "twin" }), active(3, { Alias: "twin" }), active(4)];
  const on = tenant({ ...file, mailboxes: [of, ...twins] });
  expect(call(on, "Set-Mailbox", { Identity: id(1), ...parameters }).error?.message).toContain(said);
  expect(on.happened).toEqual([]);
});

it("sets what is no hold under its own name, and addresses one by one", () => {
  const on = tenant({ mailboxes: [active(1)] });
  const EmailAddresses = { Add: ["X500:/o=x"] };
  call(on, "Set-Mailbox", { Identity: id(1), HiddenFromAddressListsEnabled: true, EmailAddresses, Confirm: false });
  expect(mailboxIn(on, 1)).toMatchObject({
    HiddenFromAddressListsEnabled: true,
    EmailAddresses: ["SMTP:user1@contoso.com", "X500:/o=x"],
  });
  expect(mailboxIn(on, 1)).not.toHaveProperty("Confirm");
});
