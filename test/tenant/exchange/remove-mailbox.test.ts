import { expect, it } from "vitest";
import { defaultSettings } from "../../../src/tenant/settings.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { active, call, id, mailbox, mailboxIn, minute, tenant } from "../support/state.ts";

const purge = { Identity: id(1), PermanentlyDelete: true };

it("lets a mailbox live that somebody restores before its purge has shown", () => {
  const settings = { lag: { ...defaultSettings.lag, purge: 30 } };
  const on = tenant({ mailboxes: [mailbox(1)], settings });
  call(on, "Remove-Mailbox", purge);
  call(on, "Undo-SoftDeletedMailbox", { SoftDeletedObject: id(1), WindowsLiveID: "user1@contoso.onmicrosoft.com" });
  on.advance(60 * minute);
  expect(mailboxIn(on, 1)?.state).toBe("active");
});

it.each([
  [{ LitigationHoldEnabled: true }, "is on hold"],
  [{ ExternalDirectoryObjectId: id(1, "e0") }, "there is a soft deleted user"],
  [{ IsDirSynced: true }, "outside the writing scope"],
])("does not purge a mailbox with %j, in whatever words", (more, published) => {
  const words = (["published", "other"] as const).map((purgeRefusals) => {
    const on = tenant({ mailboxes: [mailbox(1, more)], settings: { purgeRefusals } });
    const { error } = call(on, "Remove-Mailbox", purge);
    expect(mailboxIn(on, 1)?.state).toBe("soft-deleted");
    return error?.message;
  });
  expect(words).toEqual([
    expect.stringContaining(published),
    expect.stringContaining("cannot be deleted for good as it is"),
  ]);
});

const purged = (file: TenantFile, Identity: string) => {
  const on = tenant(file);
  const { error } = call(on, "Remove-Mailbox", { Identity, PermanentlyDelete: true });
  return { said: error?.message ?? "", state: mailboxIn(on, 1)?.state };
};

const twins: TenantFile = {
  mailboxes: [mailbox(1), active(2, { Name: "user1", PrimarySmtpAddress: "user1@contoso.com" })],
};

it("takes a deleted mailbox for its active twin by what both have, and not by its GUID", () => {
  const byName = purged(twins, "Soft Deleted Objects\\user1");
  expect(byName).toEqual({
    said: "The operation couldn't be performed because 'Soft Deleted Objects\\user1' matches multiple entries.",
    state: "soft-deleted",
  });
  expect(purged(twins, id(1))).toEqual({ said: "", state: "purged" });
});

it.each([
  ["deleted", {}, "there is a soft deleted user"],
  ["active", { activeUserInTheWay: true }, "there is a soft deleted user"],
  ["active", {}, ""],
  ["purged", { activeUserInTheWay: true }, ""],
] as const)("finds a %s user of the same sign-in name in the way, by %j", (state, settings, said) => {
  const users = [{ id: id(2, "e0"), userPrincipalName: "User1@contoso.com", state }];
  const after = purged({ settings, users, mailboxes: [mailbox(1)] }, id(1));
  expect(after.said).toContain(said);
  expect(after.state).toBe(said === "" ? "purged" : "soft-deleted");
});

it("does not remove an active mailbox that Active Directory masters (exchange-state E3b)", () => {
  const users = [{ id: id(1, "e0"), userPrincipalName: "user1@contoso.com" }];
  const on = tenant({ mailboxes: [active(1, { IsDirSynced: true })], users });
  const { error } = call(on, "Remove-Mailbox", { Identity: id(1) });
  expect(error?.message).toContain("is being synchronized from your on-premises organization");
  expect(on.happened).toEqual([]);
});
