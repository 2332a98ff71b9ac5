import { expect, it } from "vitest";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import {
  active,
  call,
  hex,
  hexGuid,
  id,
  mailbox,
  mailboxIn,
  minute,
  names,
  tenant,
  type MailboxInFile,
} from "../support/state.ts";

const address = "purge-1@contoso.onmicrosoft.com";
const asked = { InactiveMailbox: id(1), Name: "purge-1", MicrosoftOnlineServicesID: address };
const recover = (of: Partial<MailboxInFile>, file: TenantFile = {}) => {
  const on = tenant({ ...file, mailboxes: [mailbox(1, of), ...(file.mailboxes ?? [])] });
  return { on, answer: call(on, "New-Mailbox", asked) };
};

it.each([
  ["an inactive mailbox", { LitigationHoldEnabled: true }],
  ["a soft-deleted one whose user is gone", {}],
])("gives %s a new user, and it is active a little later", (_, of) => {
  const { on, answer } = recover(of);
  expect(answer.warnings?.[0]).toMatch(/^The inactive mailbox has been recovered\./);
  expect(names(answer)).toEqual(["purge-1"]);
  on.advance(3 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({
    state: "active",
    Name: "purge-1",
    PrimarySmtpAddress: address,
    UserPrincipalName: address,
    DistinguishedName: expect.stringMatching(/^CN=purge-1,OU=contoso/),
    IsInactiveMailbox: false,
    LitigationHoldEnabled: false,
    WhenSoftDeleted: null,
    RetentionHoldEnabled: true,
    SingleItemRecoveryEnabled: true,
    RetainDeletedItemsFor: "30.00:00:00",
  });
  const user = on.state.objects.users.get(mailboxIn(on, 1)?.ExternalDirectoryObjectId ?? "");
  expect(user).toMatchObject({ state: "active", userPrincipalName: address, assignedPlans: [] });
  expect(names(call(on, "Get-Mailbox", { SoftDeletedMailbox: true }))).toEqual([]);
});

it.each([
  [
    "federated",
    {},
    { domains: [{ id: "contoso.onmicrosoft.com", authenticationType: "Federated" as const }] },
    "The parameters passed to the cmdlet represent a managed account, which doesn't match the namespace state, which is federated.",
  ],
  [
    "an archive with shards",
    { hasShards: true },
    {},
    "The inactive mailbox 'user1' cannot be recovered because the mailbox has additional shards that need recovery.",
  ],
  ["a user in the recycle bin", { ExternalDirectoryObjectId: id(1, "e0") }, {}, "still has a user"],
  [
    "an address that another has",
    {},
    { mailboxes: [active(2, { PrimarySmtpAddress: address })] },
    `The proxy address "SMTP:${address}" is already being used by "CN=user2,`,
  ],
  [
    "an address that a user has",
    {},
    { users: [{ id: id(2, "e0"), userPrincipalName: address }] },
    "is already being used by",
  ],
  ["a name that another has", {}, { mailboxes: [active(2, { Name: "purge-1" })] }, "already in use"],
  ["a mailbox that is active", { state: "active" as const }, {}, "couldn't be found"],
])("refuses %s, and changes nothing", (_, of, file, said) => {
  const { on, answer } = recover(of, file);
  expect(answer.error?.message).toContain(said);
  on.advance(5 * minute);
  expect(on.happened).toEqual([]);
});

it("does not bring back a mailbox that is purged meanwhile", () => {
  const { on } = recover({});
  call(on, "Remove-Mailbox", { Identity: id(1), PermanentlyDelete: true });
  on.advance(5 * minute);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
});

it.each([
  ["unlocked", false, true, { LitigationHoldEnabled: true, InPlaceHolds: [] }],
  ["unlocked, by the other source", false, false, { LitigationHoldEnabled: false, InPlaceHolds: [] }],
  ["locked", true, true, { LitigationHoldEnabled: false, InPlaceHolds: [`mbx${hex}:2`] }],
])("of a policy that is %s, this stays", (_, RestrictiveRetention, litigationHoldAfterRecovery, after) => {
  const file = { policies: [{ Guid: hexGuid, RestrictiveRetention }], settings: { litigationHoldAfterRecovery } };
  const { on } = recover({ InPlaceHolds: [`mbx${hex}:2`, `cld${"1".repeat(32)}`] }, file);
  on.advance(3 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({ state: "active", ...after });
});

it("recovers by the ExchangeGuid, and by the Guid only where a setting says so", () => {
  const recovered = (InactiveMailbox: string, guidRecovers = false) =>
    call(tenant({ mailboxes: [mailbox(1, { Guid: id(1, "d0") })], settings: { guidRecovers } }), "New-Mailbox", {
      InactiveMailbox,
      Name: "back",
      MicrosoftOnlineServicesID: "back@contoso.onmicrosoft.com",
    });
  expect(recovered(id(1, "d0")).error?.message).toContain("couldn't be found");
  expect(recovered(id(1, "d0"), true).error).toBeUndefined();
  const [after] = recovered(id(1)).objects as [{ readonly Guid: { readonly $guid: string } }];
  expect(after.Guid.$guid).not.toBe(id(1, "d0"));
});
