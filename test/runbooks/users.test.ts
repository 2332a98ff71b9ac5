import { expect, it } from "vitest";
import type { Happening } from "./support/happenings.ts";
import { acts, expectDone, expectFailed, expectRefused, recordsBefore, states } from "./support/expect-run.ts";
import { anHourLater } from "./support/run-runbook.ts";
import { exchangePlan, id, type UserInFile } from "./support/tenant.ts";
import { Identity, MailboxGuid, deleted, execute, licensed, untouched } from "./support/user-tenants.ts";

it("Remove-LicensedUser deletes the user, and its mailbox becomes soft-deleted", async () => {
  const run = await execute("Remove-LicensedUser", licensed());
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE user"]);
  expect(states(run)).toEqual([
    ["soft-deleted", "active", "soft-deleted"],
    ["deleted", "active", "deleted"],
  ]);
});

it("Remove-DeletedUser purges the user, and waits until its mailbox is an orphan", async () => {
  const run = await execute("Remove-DeletedUser", deleted());
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE deleted user"]);
  expect(states(run)).toEqual([
    ["soft-deleted", "active", "soft-deleted"],
    ["purged", "active", "deleted"],
  ]);
  expect(run.mailboxes[0]?.ExternalDirectoryObjectId).toBe("");
});

it("Repair-CloudAccountBeforeSync ends both, and touches no other", async () => {
  const run = await execute("Repair-CloudAccountBeforeSync", licensed());
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE user", "DELETE deleted user", "Remove-Mailbox"]);
  expect(states(run)).toEqual([
    ["purged", "active", "soft-deleted"],
    ["purged", "active", "deleted"],
  ]);
});

it.each([
  ["Remove-LicensedUser", licensed()],
  ["Remove-DeletedUser", deleted()],
])("%s has the user and the mailbox in the evidence store before it acts", async (name, of) => {
  const run = await execute(name, of);
  expect(recordsBefore(run)).toEqual([1]);
  expect(run.records[0]?.content).toMatchObject({
    target: Identity,
    record: { object: { id: Identity }, with: [{ ExchangeGuid: MailboxGuid }] },
  });
});

const deleting = ["Remove-LicensedUser", "Repair-CloudAccountBeforeSync"] as const;

const refusals: readonly [string, Partial<UserInFile>, string][] = [
  ["with a plan that is off", { assignedPlans: [{ ...exchangePlan, capabilityStatus: "Suspended" }] }, "plan-is-off"],
  [
    "with another plan alone",
    { assignedPlans: [{ ...exchangePlan, service: "SharePoint", servicePlanId: id(1, "5d") }] },
    "plan-is-off",
  ],
  ["protected by a restricted administrative unit", { isManagementRestricted: true }, "protected"],
];

it.each(deleting.flatMap((name) => refusals.map(([what, properties, code]) => ({ name, what, properties, code }))))(
  "$name refuses a user $what",
  async ({ name, properties, code }) => {
    const run = await execute(name, licensed(properties));
    expectRefused(run, code);
    expect(states(run)).toEqual(untouched.licensed);
  },
);

it("deletes the user of a shared mailbox, which needs no plan", async () => {
  expectDone(
    await execute(
      "Remove-LicensedUser",
      licensed({ assignedPlans: [] }, [], { RecipientTypeDetails: "SharedMailbox" }),
    ),
  );
});

it.each(deleting)("%s refuses a user of which the directory does not say the plans", async (name) => {
  const silent: Happening = { call: "GET user", when: "after", on: Identity, shows: { assignedPlans: undefined } };
  expectRefused(await execute(name, licensed({}, [silent])), "state-unknown");
});

it.each(deleting)("%s refuses a mailbox of another user", async (name) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(name, { ...licensed(), settings: { unknownIdentity } }, { MailboxGuid: id(2) });
    expectFailed(run, "not-found");
    expect(states(run)).toEqual(untouched.licensed);
  }
});

it.each([...deleting, "Remove-DeletedUser"])("%s touches nothing where it knows neither id", async (name) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(
      name,
      { ...licensed(), settings: { unknownIdentity } },
      { Identity: id(77, "e0"), MailboxGuid: id(77) },
    );
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  }
});

it("Remove-DeletedUser refuses the mailbox of another user", async () => {
  expectRefused(
    await execute("Remove-DeletedUser", deleted({}, [], { ExternalDirectoryObjectId: id(2, "e0") })),
    "other-user",
  );
});

it("Remove-DeletedUser touches no user that is active", async () => {
  const run = await execute("Remove-DeletedUser", deleted({ state: "active" }));
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it("Remove-DeletedUser refuses a mailbox that is an orphan already, of whomever", async () => {
  const run = await execute("Remove-DeletedUser", deleted(), { MailboxGuid: id(3) });
  expect(acts(run)).toEqual([]);
});

it.each([
  ["an orphan that was never its user's", id(3)],
  ["a user whose mailbox it cannot find", id(77)],
])("the repair does not purge %s", async (_, other) => {
  const stops: Happening = { call: "DELETE deleted user", when: "before", dies: true };
  const stopped = await execute("Repair-CloudAccountBeforeSync", licensed({}, [stops]));
  const typo = await execute("Repair-CloudAccountBeforeSync", anHourLater(stopped), { MailboxGuid: other });
  expect(typo.mailboxes[2]?.state).toBe("soft-deleted");
  expect(typo.users[0]?.state).toBe("deleted");
});

it("names at the end of a Preview the steps whose object comes to be in Execute alone", async () => {
  const run = await execute("Repair-CloudAccountBeforeSync", licensed(), { Mode: "Preview" });
  expectDone(run);
  expect(run.events.at(-1)).toMatchObject({ event: "done", notLooked: "11-13, 14-16, 17, 19-22" });
  const whole = await execute("Repair-CloudAccountBeforeSync", licensed());
  expect(whole.events.at(-1)).not.toHaveProperty("notLooked");
});
