import { expect, it } from "vitest";
import { acts, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import { evidenceFolder, recordsIn } from "./support/run-runbook.ts";
import { exchangePlan, id, user } from "./support/tenant.ts";
import { Identity, MailboxGuid, deleted, execute, licensed, states, untouched } from "./support/user-tenants.ts";

it.each([
  ["Remove-LicensedUser", licensed()],
  ["Repair-CloudAccountBeforeSync", licensed()],
  ["Remove-DeletedUser", deleted()],
])("%s only looks in Preview", async (name, of) => {
  const run = await execute(name, of, { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(told(run)).toContain("cleared");
});

it("Remove-LicensedUser deletes the user, and its mailbox becomes soft-deleted", async () => {
  const run = await execute("Remove-LicensedUser", licensed());
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE user"]);
  expect(states(run)).toEqual([
    ["deleted", "active", "deleted"],
    ["deleted", "active", "deleted"],
  ]);
});

it("Remove-DeletedUser purges the user, and waits until its mailbox is an orphan", async () => {
  const run = await execute("Remove-DeletedUser", deleted());
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE deleted user"]);
  expect(states(run)).toEqual([
    ["deleted", "active", "deleted"],
    ["purged", "active", "deleted"],
  ]);
  expect(run.mailboxes[0]?.["ExternalDirectoryObjectId"]).toBe("");
});

it("Repair-CloudAccountBeforeSync ends both, and touches no other", async () => {
  const run = await execute("Repair-CloudAccountBeforeSync", licensed());
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE user", "DELETE deleted user", "Remove-Mailbox"]);
  expect(states(run)).toEqual([
    ["purged", "active", "deleted"],
    ["purged", "active", "deleted"],
  ]);
});

it.each([
  ["Remove-LicensedUser", licensed()],
  ["Remove-DeletedUser", deleted()],
])("%s has the user and the mailbox in the evidence store before it acts", async (name, of) => {
  const EvidenceUri = await evidenceFolder();
  const run = await execute(name, of, { EvidenceUri });
  const [record] = await recordsIn(EvidenceUri);
  expect(run.log.find(({ act }) => act)?.evidence).toEqual([record?.name]);
  expect(record?.content).toMatchObject({
    target: Identity,
    record: { object: { id: Identity }, with: [{ ExchangeGuid: MailboxGuid }] },
  });
});

const deleting = ["Remove-LicensedUser", "Repair-CloudAccountBeforeSync"] as const;

it.each(
  deleting.flatMap((name) =>
    (
      [
        ["without a plan", { assignedPlans: [] }, "plan-is-off"],
        [
          "with a plan that is off",
          { assignedPlans: [{ ...exchangePlan, capabilityStatus: "Suspended" }] },
          "plan-is-off",
        ],
        [
          "with another plan alone",
          { assignedPlans: [{ ...exchangePlan, service: "SharePoint", servicePlanId: id(1, "5d") }] },
          "plan-is-off",
        ],
        ["protected by a restricted administrative unit", { isManagementRestricted: true }, "protected"],
        ["synced from Active Directory", { onPremisesSyncEnabled: true }, "synced-from-ad"],
        ["with a role", { roles: [{ id: "r", displayName: "Global Administrator" }] }, "holds-a-role"],
      ] as const
    ).map(([what, properties, code]) => ({ name, what, properties, code })),
  ),
)("$name refuses a user $what", async ({ name, properties, code }) => {
  const run = await execute(name, licensed(properties));
  expectRefused(run, code);
  expect(states(run)).toEqual(untouched.licensed);
});

it("deletes the user of a shared mailbox, which needs no plan", async () => {
  expectDone(
    await execute(
      "Remove-LicensedUser",
      licensed({ assignedPlans: [] }, [], { RecipientTypeDetails: "SharedMailbox" }),
    ),
  );
});

it.each(deleting)("%s refuses a user of which the directory does not say the plans", async (name) => {
  const of = licensed();
  const { assignedPlans: _, ...lacking } = user(1, "active");
  expectRefused(await execute(name, { ...of, users: [lacking as never, ...of.users.slice(1)] }), "state-unknown");
});

it.each(deleting)("%s refuses a mailbox of another user", async (name) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(name, { ...licensed(), unknownIdentity }, { MailboxGuid: id(2) });
    expectFailed(run, "not-found");
    expect(states(run)).toEqual(untouched.licensed);
  }
});

it.each([...deleting, "Remove-DeletedUser"])("%s touches nothing where it knows neither id", async (name) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(
      name,
      { ...licensed(), unknownIdentity },
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

it("the repair does not purge an orphan that was never its user's", async () => {
  const EvidenceUri = await evidenceFolder();
  const stopped = await execute(
    "Repair-CloudAccountBeforeSync",
    licensed({}, [{ call: "DELETE deleted user", when: "before", kill: true }]),
    { EvidenceUri },
  );
  const typo = await execute("Repair-CloudAccountBeforeSync", stopped.anHourLater, { EvidenceUri, MailboxGuid: id(3) });
  expect(typo.mailboxes[2]?.state).toBe("deleted");
});

it("the repair does not purge a user whose mailbox it cannot find", async () => {
  const EvidenceUri = await evidenceFolder();
  const stopped = await execute(
    "Repair-CloudAccountBeforeSync",
    licensed({}, [{ call: "DELETE deleted user", when: "before", kill: true }]),
    { EvidenceUri },
  );
  const typo = await execute("Repair-CloudAccountBeforeSync", stopped.anHourLater, {
    EvidenceUri,
    MailboxGuid: id(77),
  });
  expect(typo.users[0]?.state).toBe("deleted");
});

it("the repair stops before the mailbox where it is on hold, and so becomes inactive", async () => {
  const run = await execute("Repair-CloudAccountBeforeSync", licensed({}, [], { LitigationHoldEnabled: true }));
  expect(run.mailboxes[0]?.state).not.toBe("purged");
  expect(acts(run)).not.toContain("Remove-Mailbox");
  expect(run.events.at(-1)?.["code"]).toBe("on-hold");
});

it("names at the end of a Preview the steps whose object comes to be in Execute alone", async () => {
  const run = await execute("Repair-CloudAccountBeforeSync", licensed(), { Mode: "Preview" });
  expectDone(run);
  expect(run.events.at(-1)).toMatchObject({ event: "done", notLooked: "11-13, 14-16, 17, 19-22" });
  const whole = await execute("Repair-CloudAccountBeforeSync", licensed());
  expect(whole.events.at(-1)).not.toHaveProperty("notLooked");
});
