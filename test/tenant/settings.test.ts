import { expect, it } from "vitest";
import { userDeleted, userPurged, userRestored } from "../../src/tenant/lifecycle.ts";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import { active, call, day, id, mailbox, mailboxIn, minute, names, tenant } from "./support/state.ts";

// What is open of the service can be had both ways; these are the ways that no other test is about.

const user = { id: id(1, "e0"), userPrincipalName: "user1@contoso.com" };
const living = (settings: TenantFile["settings"]): Tenant =>
  tenant({ mailboxes: [active(1)], users: [user], settings });
const userIn = ({ state }: Tenant) => state.objects.users.get(user.id)!;

it.each([
  [true, "user1", "CN=user1,OU=Soft Deleted Objects,"],
  [false, "user1_a0000000", "CN=user1_a0000000,OU=Soft Deleted Objects,"],
])("lets a deleted mailbox keep its name: %s", (deletedKeepNames, Name, dn) => {
  const on = living({ deletedKeepNames });
  on.apply(userDeleted(on.state, userIn(on)));
  on.advance(day);
  expect(mailboxIn(on, 1)).toMatchObject({ Name, DistinguishedName: expect.stringContaining(dn) });
  on.apply(userRestored(on.state, userIn(on)));
  on.advance(day);
  expect(mailboxIn(on, 1)).toMatchObject({
    Name: "user1",
    DistinguishedName: expect.stringMatching(/^CN=user1,OU=contoso/),
  });
});

it.each([
  [false, undefined],
  [true, 'The proxy address "SMTP:user1@contoso.com" is already being used by'],
])("lets a deleted mailbox keep its addresses from others, but not from itself: %s", (deletedKeepAddresses, said) => {
  const on = tenant({ mailboxes: [mailbox(1), active(2)], settings: { deletedKeepAddresses } });
  const { error } = call(on, "Set-Mailbox", { Identity: id(2), EmailAddresses: { Add: "smtp:user1@contoso.com" } });
  if (said === undefined) expect(error).toBeUndefined();
  else expect(error?.message).toContain(said);
  const own = call(tenant({ mailboxes: [mailbox(1)], settings: { deletedKeepAddresses } }), "Undo-SoftDeletedMailbox", {
    SoftDeletedObject: id(1),
  });
  expect(own.error).toBeUndefined();
});

it.each([
  [true, undefined],
  [false, "couldn't be found on"],
])("lets -InactiveMailbox find a deleted mailbox that nothing holds: %s", (inactiveSwitchFindsAllDeleted, said) => {
  const on = tenant({ mailboxes: [mailbox(1)], settings: { inactiveSwitchFindsAllDeleted } });
  const place = { Identity: id(1), InactiveMailbox: true, LitigationHoldEnabled: true };
  const { error } = call(on, "Set-Mailbox", place);
  if (said === undefined) expect(error).toBeUndefined();
  else expect(error?.message).toContain(said);
});

it.each([true, false])("ends the retention hold of a recovered mailbox after 30 days: %s", (retentionHoldEnds) => {
  const on = tenant({ mailboxes: [mailbox(1)], settings: { retentionHoldEnds } });
  call(on, "New-Mailbox", {
    InactiveMailbox: id(1),
    Name: "x",
    MicrosoftOnlineServicesID: "x@contoso.onmicrosoft.com",
  });
  on.advance(29 * day);
  expect(mailboxIn(on, 1)).toMatchObject({ RetentionHoldEnabled: true });
  on.advance(2 * day);
  expect(mailboxIn(on, 1)).toMatchObject({ RetentionHoldEnabled: !retentionHoldEnds });
});

it("shows a purged user in the recycle bin for as long as the lag says", () => {
  const on = tenant({
    mailboxes: [mailbox(1, { ExternalDirectoryObjectId: user.id })],
    users: [{ ...user, state: "deleted" }],
  });
  on.apply(userPurged(on.state, userIn(on), 1));
  expect(userIn(on).state).toBe("deleted");
  on.advance(minute);
  expect(userIn(on).state).toBe("purged");
});

it.each([
  ["a licensed user", { users: [user] }, "because this user has a valid license."],
  ["a user without a licence", { users: [{ ...user, assignedPlans: [] }] }, "couldn't be found on"],
])("refuses to disable the mailbox of %s, as users report", (_, parts, said) => {
  const on = tenant({ mailboxes: [active(1)], ...parts });
  expect(call(on, "Disable-Mailbox", { Identity: id(1) }).error?.message).toContain(said);
});

it("soft-deletes a mailbox that is disabled, where the setting says so, but none with a label", () => {
  const on = living({ disabledMailbox: "soft-deleted" });
  expect(call(on, "Disable-Mailbox", { Identity: id(1) }).error).toBeUndefined();
  const filter = { SoftDeletedMailbox: true, Filter: "IsSoftDeletedByDisable -eq $true" };
  expect(names(call(on, "Get-Mailbox", filter))).toEqual(["user1"]);
  const labelled = tenant({
    mailboxes: [active(1, { ComplianceTagHoldApplied: true })],
    settings: { disabledMailbox: "soft-deleted" },
  });
  expect(call(labelled, "Disable-Mailbox", { Identity: id(1) }).error?.message).toContain("retention label");
});
