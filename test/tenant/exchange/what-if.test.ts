import { expect, it } from "vitest";
import { call, id, mailbox, tenant } from "../support/state.ts";

it.each([
  ["Remove-Mailbox", { Identity: id(1), PermanentlyDelete: true }],
  ["Set-Mailbox", { Identity: id(1), InactiveMailbox: true, LitigationHoldEnabled: true }],
  ["Undo-SoftDeletedMailbox", { SoftDeletedObject: id(1) }],
])("%s does nothing with -WhatIf", (name, parameters) => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  expect(call(on, name, { ...parameters, WhatIf: true })).toEqual({});
  on.advance(60 * 60_000);
  expect(on.happened).toEqual([]);
});
