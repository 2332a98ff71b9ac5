import { expect, it } from "vitest";
import { active, call, id, mailbox, mailboxIn, minute, tenant } from "../support/state.ts";

const user = { id: id(1, "e0"), userPrincipalName: "user1@contoso.com" };
const ofUser = { ExternalDirectoryObjectId: user.id };
const asked = { SoftDeletedObject: id(1) };

it("makes it active again, a little later, with the user that it names", () => {
  const on = tenant({ mailboxes: [mailbox(1, ofUser)], users: [user] });
  call(on, "Undo-SoftDeletedMailbox", asked);
  expect(mailboxIn(on, 1)?.state).toBe("soft-deleted");
  on.advance(3 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({
    state: "active",
    WhenSoftDeleted: null,
    DistinguishedName: expect.not.stringContaining("Soft Deleted Objects"),
    ...ofUser,
  });
  expect(on.state.objects.users.size).toBe(1);
});

it("gives an orphan a new user, and keeps its address beside a new one", () => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  call(on, "Undo-SoftDeletedMailbox", { ...asked, WindowsLiveID: "ada@contoso.com" });
  on.advance(3 * minute);
  expect(mailboxIn(on, 1)?.EmailAddresses).toEqual(["SMTP:ada@contoso.com", "smtp:user1@contoso.com"]);
  expect([...on.state.objects.users.values()]).toMatchObject([{ userPrincipalName: "ada@contoso.com" }]);
});

it("makes no user for a mailbox of public folders", () => {
  const on = tenant({ mailboxes: [mailbox(1, { RecipientTypeDetails: "PublicFolderMailbox" })] });
  call(on, "Undo-SoftDeletedMailbox", { ...asked, PublicFolder: true });
  on.advance(3 * minute);
  expect(mailboxIn(on, 1)?.state).toBe("active");
  expect(on.state.objects.users.size).toBe(0);
});

it.each([
  ["an inactive mailbox", mailbox(1, { LitigationHoldEnabled: true }), "inactive"],
  ["one whose user is in the recycle bin", mailbox(1, ofUser), "there is a soft deleted user"],
  [
    "one whose address another has",
    mailbox(1, { PrimarySmtpAddress: "user2@contoso.com" }),
    "is already being used by",
  ],
  ["one that is not there", mailbox(3), "couldn't be found"],
])("refuses %s", (_, of, said) => {
  const on = tenant({ mailboxes: [of, active(2)], users: [{ ...user, state: "deleted" }] });
  expect(call(on, "Undo-SoftDeletedMailbox", asked).error?.message).toContain(said);
  expect(on.happened).toEqual([]);
});
