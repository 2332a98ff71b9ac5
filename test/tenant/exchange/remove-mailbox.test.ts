import { expect, it } from "vitest";
import { defaultSettings } from "../../../src/tenant/settings.ts";
import { call, id, mailbox, mailboxIn, minute, tenant } from "../support/state.ts";

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
