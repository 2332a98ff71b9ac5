import { expect, it } from "vitest";
import { active, call, id, mailbox, mailboxIn, minute, tenant } from "../support/state.ts";

const asked = { SourceMailbox: id(1), TargetMailbox: id(2), TargetRootFolder: "Copy", Name: "copy-1" };
const begun = (copyEnds: "Completed" | "Failed" = "Completed") => {
  const on = tenant({ settings: { copyEnds }, mailboxes: [mailbox(1), active(2), active(3)] });
  call(on, "New-MailboxRestoreRequest", asked);
  return on;
};
const statusIn = (on: ReturnType<typeof begun>, parameters: object) =>
  (call(on, "Get-MailboxRestoreRequest", parameters as Record<string, unknown>).objects ?? []).map(
    (request) => (request as { readonly Status: string }).Status,
  );

it.each(["Completed", "Failed"] as const)("copies until it is %s, and the source stays what it is", (copyEnds) => {
  const on = begun(copyEnds);
  expect(statusIn(on, { Name: "copy-1" })).toEqual(["Queued"]);
  on.advance(15 * minute);
  expect(statusIn(on, { TargetMailbox: id(2) })).toEqual(["InProgress"]);
  on.advance(15 * minute);
  expect(statusIn(on, { Identity: "user2\\copy-1" })).toEqual([copyEnds]);
  expect(mailboxIn(on, 1)?.state).toBe("soft-deleted");
});

it.each([{ Name: "other" }, { TargetMailbox: id(3) }, { Status: "Completed" }])(
  "is not among those of %j",
  (others) => {
    expect(statusIn(begun(), others)).toEqual([]);
  },
);

it("is gone once it is removed, and stays so", () => {
  const on = begun();
  call(on, "Remove-MailboxRestoreRequest", { Identity: "user2\\copy-1" });
  on.advance(60 * minute);
  expect(statusIn(on, {})).toEqual([]);
  expect(call(on, "Remove-MailboxRestoreRequest", { Identity: "user2\\copy-1" }).error).toBeDefined();
});

it.each([
  [asked, "exists already"],
  [{ ...asked, Name: "x", TargetMailbox: id(1) }, "couldn't be found"],
  [{ ...asked, Name: "x", SourceMailbox: id(7) }, "couldn't be found"],
])("refuses %j", (parameters, said) => {
  expect(call(begun(), "New-MailboxRestoreRequest", parameters).error?.message).toContain(said);
});

it("copies from a mailbox by its ExchangeGuid, and by its Guid only where a setting says so", () => {
  const mailboxes = [mailbox(1, { Guid: id(1, "d0") }), active(2)];
  const copied = (SourceMailbox: string, guidRecovers = false) =>
    call(tenant({ mailboxes, settings: { guidRecovers } }), "New-MailboxRestoreRequest", {
      SourceMailbox,
      TargetMailbox: id(2),
    }).error?.message;
  expect(copied(id(1))).toBeUndefined();
  expect(copied(id(1, "d0"))).toContain("couldn't be found");
  expect(copied(id(1, "d0"), true)).toBeUndefined();
});
