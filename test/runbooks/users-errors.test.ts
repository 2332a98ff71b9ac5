import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import { serviceErrors } from "./support/service-errors.ts";
import type { Happening } from "./support/happenings.ts";
import { Identity, deleted, execute, licensed } from "./support/user-tenants.ts";

const lost = (call: string, when: "before" | "after"): Happening => ({ call, when, times: [1], status: 0 });

it("says destroyed where the answer was lost and it took effect", async () => {
  const run = await execute("Remove-DeletedUser", deleted({}, [lost("DELETE deleted user", "after")]));
  expectDone(run);
  expect(told(run)).toContain("destroyed");
});

it("says destroyed where the answer was lost, the user is gone, and its mailbox follows later", async () => {
  const run = await execute("Remove-LicensedUser", licensed({}, [lost("DELETE user", "after")]));
  expectDone(run);
  expect(told(run)).toContain("destroyed");
});

it.each([
  ["Remove-LicensedUser", licensed({}, [lost("DELETE user", "before")])],
  ["Remove-DeletedUser", deleted({}, [lost("DELETE deleted user", "before")])],
])("%s does not say destroyed where the answer was lost and it took no effect", async (name, of) => {
  const run = await execute(name, of);
  expectFailed(run, "answer-lost");
  expect(told(run)).not.toContain("destroyed");
});

it.each([
  [403, "Authorization_RequestDenied", "role-is-missing"],
  [400, "Request_BadRequest", "directory-refused"],
] as const)("names an answer %i of the directory", async (status, code, named) => {
  const run = await execute(
    "Remove-DeletedUser",
    deleted({}, [{ call: "DELETE deleted user", when: "before", status, code, text: "No." }]),
  );
  expectFailed(run, named);
  expect(run.users[0]?.state).toBe("deleted");
});

it("tries again where the directory is busy", async () => {
  const busy: Happening = {
    call: "DELETE user",
    when: "before",
    times: [1, 2],
    status: 429,
    code: "TooManyRequests",
    text: "This request is throttled.",
  };
  const run = await execute("Remove-LicensedUser", licensed({}, [busy]));
  expectDone(run);
  expect(acts(run)).toHaveLength(3);
});

it.each([
  ["loses its plan", { assignedPlans: [] }, "plan-is-off"],
  ["is renamed", { userPrincipalName: "new@contoso.com" }, "changed-since-check"],
  ["becomes synced", { onPremisesSyncEnabled: true }, "synced-from-ad"],
  ["is deleted by somebody else", { state: "deleted" }, "changed-since-check"],
])("does nothing to a user that %s between the check and the act", async (_, set, code) => {
  const run = await execute(
    "Remove-LicensedUser",
    licensed({}, [{ call: "GET user", when: "before", times: [2], on: Identity, set }]),
  );
  expectRefused(run, code);
});

it("does nothing to a user that gets a role between the check and the act", async () => {
  const role: Happening = { call: "GET user", when: "before", times: [2], on: Identity, set: { roles: [{ id: "r" }] } };
  expectRefused(await execute("Remove-LicensedUser", licensed({}, [role])), "holds-a-role");
});

it("looks at the user anew where a busy directory makes it try again", async () => {
  const busy: Happening = {
    call: "DELETE user",
    when: "before",
    times: [1],
    on: Identity,
    set: { userPrincipalName: "new@contoso.com" },
    status: 429,
  };
  const run = await execute("Remove-LicensedUser", licensed({}, [busy]));
  expect(run.users[0]?.state).toBe("active");
});

it("tries again where Exchange is busy", async () => {
  const busy: Happening = { call: "Get-Mailbox", when: "before", times: [1], text: serviceErrors.throttled };
  const run = await execute("Remove-LicensedUser", licensed({}, [busy]));
  expectDone(run);
  expect(calls(run, "DELETE user")).toHaveLength(1);
});
