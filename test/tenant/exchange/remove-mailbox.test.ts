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
