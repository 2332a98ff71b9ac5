import { expect, it } from "vitest";
import { Tenant } from "../../../src/tenant/tenant.ts";
import { ask, errorOf, notFound, read } from "../support/ask-graph.ts";
import { id, mailbox, tenant, user } from "../support/directory-tenant.ts";

const bin = "/directory/deletedItems";
const minutes = 60_000;

/** A tenant that lives, and what is asked of it. */
function living(...of: Parameters<typeof tenant>) {
  const live = new Tenant(tenant(...of));
  return {
    live,
    do: (method: string, path: string) => {
      const answer = ask(live.state, method, path);
      live.apply(answer.changes);
      return answer;
    },
    mailbox: () => live.state.objects.mailboxes.get(id(1, "a0")),
  };
}

it("takes the mailbox along where a user is deleted, after a while (exchange-state 1.4)", () => {
  const world = living([user(1)], {}, [mailbox(1)]);
  expect(world.do("DELETE", `/users/${id(1)}`).status).toBe(204);
  expect(errorOf(world.do("GET", `/users/${id(1)}`))).toEqual(notFound(id(1)));
  expect(world.mailbox()).toMatchObject({ state: "active" });
  world.live.advance(3 * minutes);
  expect(world.mailbox()).toMatchObject({
    state: "soft-deleted",
    IsInactiveMailbox: false,
    ExternalDirectoryObjectId: id(1),
    DistinguishedName: expect.stringContaining("CN=user1,OU=Soft Deleted Objects,"),
  });
});

it("makes the mailbox inactive where it is held (exchange-state 1.4)", () => {
  const world = living([user(1)], {}, [mailbox(1, { LitigationHoldEnabled: true })]);
  world.do("DELETE", `/users/${id(1)}`);
  world.live.advance(3 * minutes);
  expect(world.mailbox()).toMatchObject({ state: "soft-deleted", IsInactiveMailbox: true });
});

it("shows a deleted user in the recycle bin, under a name that leaves its own free", () => {
  const world = living([user(1)]);
  world.do("DELETE", `/users/${id(1)}`);
  const shown = read(
    world.do("GET", `${bin}/${id(1)}/microsoft.graph.user?$select=id,userPrincipalName,deletedDateTime`),
  );
  expect(shown).toMatchObject({
    id: id(1),
    userPrincipalName: `${id(1).replaceAll("-", "")}user1@contoso.com`,
    deletedDateTime: "2026-11-23T10:00:00.000Z",
  });
  expect(read(world.do("GET", `${bin}/microsoft.graph.user?$select=id`)).value).toEqual([{ id: id(1) }]);
});

it("leaves the mailbox of a purged user behind, which then names nobody (exchange-state 1.4)", () => {
  const world = living([user(1, { state: "deleted" })], {}, [mailbox(1, { state: "soft-deleted" })]);
  expect(world.do("DELETE", `${bin}/${id(1)}`).status).toBe(204);
  expect(errorOf(world.do("GET", `${bin}/${id(1)}`))).toEqual(notFound(id(1)));
  expect(world.mailbox()).toMatchObject({ ExternalDirectoryObjectId: id(1) });
  world.live.advance(8 * minutes);
  expect(world.mailbox()).toMatchObject({ state: "soft-deleted", ExternalDirectoryObjectId: "" });
});

it("does not purge a user that is active", () => {
  expect(errorOf(living([user(1)]).do("DELETE", `${bin}/${id(1)}`))).toEqual(notFound(id(1)));
});

it.each([0, 10])("brings the mailbox back with its user, %i minutes after they were deleted", (waited) => {
  const world = living([user(1)], {}, [mailbox(1, { LitigationHoldEnabled: true })]);
  const before = world.mailbox();
  world.do("DELETE", `/users/${id(1)}`);
  world.live.advance(waited * minutes);
  const { userPrincipalName } = read(world.do("POST", `${bin}/${id(1)}/restore`));
  expect(userPrincipalName).toBe("user1@contoso.com");
  expect(world.do("GET", `/users/${id(1)}`).status).toBe(200);
  world.live.advance(60 * minutes);
  expect(world.mailbox()).toEqual(before);
});

it("does not restore a user whose sign-in name is taken", () => {
  const world = living([user(1, { state: "deleted" }), user(2, { userPrincipalName: "user1@contoso.com" })]);
  const answer = world.do("POST", `${bin}/${id(1)}/restore`);
  expect(errorOf(answer)).toEqual([
    400,
    "Request_BadRequest",
    "Another object with the same value for property userPrincipalName already exists.",
  ]);
  expect(answer.changes).toEqual([]);
});
