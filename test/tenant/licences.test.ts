import { expect, it } from "vitest";
import { answer } from "../../src/tenant/answer.ts";
import { graph } from "../../src/tenant/directory/graph/graph.ts";
import { tokenFor } from "../../src/tenant/directory/token.ts";
import { exchangeLicence } from "../../src/tenant/licences.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import { active, call, day, id, type MailboxInFile, mailboxIn, minute, tenant } from "./support/state.ts";

const { skuId } = exchangeLicence;
const userId = id(1, "e0");

const withLicence = (properties: Partial<MailboxInFile> = {}, user: object = {}): Tenant =>
  tenant({
    mailboxes: [active(1, properties)],
    users: [{ id: userId, userPrincipalName: "user1@contoso.com", ...user }],
    identity: { permissions: ["LicenseAssignment.ReadWrite.All", "User.Read.All"] },
  });

/** By the cmdlet of the SDK. */
function change(on: Tenant, parameters: object) {
  const tell = (name: string, given: object) => {
    const told = answer(on.state, { name, parameters: { ...given } });
    on.apply(told.changes);
    on.connect(told.session);
    return told;
  };
  tell("Connect-MgGraph", { Identity: true });
  return tell("Set-MgUserLicense", { UserId: userId, AddLicenses: [], RemoveLicenses: [], ...parameters });
}
const take = (on: Tenant) => change(on, { RemoveLicenses: [skuId] });
const give = (on: Tenant) => change(on, { AddLicenses: { SkuId: skuId } });
const seen = (on: Tenant) =>
  [{}, { SoftDeletedMailbox: true }, { IncludeInactiveMailbox: true }].flatMap(
    (view) => call(on, "Get-Mailbox", view).objects ?? [],
  ).length;

it("disconnects the mailbox of a user whose licence goes: no view has it, and after 30 days it is gone", () => {
  const on = withLicence();
  expect(take(on).objects).toMatchObject([{ Id: userId, AssignedLicenses: null }]);
  on.advance(3 * minute);
  expect({ state: mailboxIn(on, 1)?.state, seen: seen(on) }).toEqual({ state: "disconnected", seen: 0 });
  expect(on.state.objects.users.get(userId)).toMatchObject({ assignedPlans: [], assignedLicenses: [] });
  on.advance(30 * day - 4 * minute);
  expect(mailboxIn(on, 1)?.state).toBe("disconnected");
  on.advance(minute);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
});

it.each([
  ["at once", 0],
  ["after three weeks", 21 * day],
])("brings the same mailbox back with a licence %s", (_, pause) => {
  const on = withLicence();
  take(on);
  on.advance(pause);
  expect(give(on).error).toBeUndefined();
  on.advance(40 * day);
  expect(mailboxIn(on, 1)).toMatchObject({ state: "active", disconnectedSince: null });
  expect(on.state.objects.users.get(userId)?.assignedPlans).toMatchObject([{ service: "exchange" }]);
});

it("leaves a mailbox on hold active", () => {
  const on = withLicence({ LitigationHoldEnabled: true });
  take(on);
  on.advance(60 * day);
  expect(mailboxIn(on, 1)?.state).toBe("active");
});

it("loses a mailbox whose user is deleted behind the licence", () => {
  const on = withLicence();
  take(on);
  on.advance(day);
  call(on, "Remove-Mailbox", { Identity: id(1) });
  expect(seen(on)).toBe(0);
  expect(call(on, "Remove-Mailbox", { Identity: id(1), PermanentlyDelete: true }).error?.message).toContain(
    "couldn't be found",
  );
});

it("counts the 30 days of a mailbox that begins disconnected from when its file says", () => {
  const on = tenant({
    now: "2026-11-23T10:00:00Z",
    mailboxes: [
      active(1, { state: "disconnected", disconnectedSince: "2026-11-03T10:00:00Z" }),
      active(2, { state: "disconnected" }),
    ],
  });
  on.advance(10 * day);
  expect([mailboxIn(on, 1)?.state, mailboxIn(on, 2)?.state]).toEqual(["purged", "disconnected"]);
});

const post = (on: Tenant, body: object) =>
  graph(on.state, {
    method: "POST",
    url: `https://graph.microsoft.com/v1.0/users/${userId}/assignLicense`,
    headers: { authorization: `Bearer ${tokenFor(on.state, "https://graph.microsoft.com")}` },
    body: JSON.stringify(body),
  });

it("does the same over HTTP, and refuses a licence that the user does not have, and who may not", () => {
  const on = withLicence();
  expect(post(on, { addLicenses: [], removeLicenses: [id(9)] })).toMatchObject({ status: 400 });
  const { status, changes } = post(on, { addLicenses: [], removeLicenses: [skuId] });
  expect({ status, of: changes?.map(({ of }) => of) }).toEqual({ status: 200, of: ["users", "mailboxes"] });
  const others = tenant({ users: [{ id: userId, userPrincipalName: "a@contoso.com" }] });
  expect(post(others, { addLicenses: [], removeLicenses: [skuId] })).toMatchObject({ status: 403 });
});

it("says that it is not simulated which of several licences has the mailbox", () => {
  const assignedLicenses = [{ skuId }, { skuId: id(9) }];
  expect(() => take(withLicence({}, { assignedLicenses }))).toThrow("one of several licences");
});
