import { expect, it } from "vitest";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { id, mailbox, tenant } from "../tenant/support/state.ts";
import { rehearseRunbook } from "./support/rehearsals.ts";

const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";
const events = (output: readonly string[]) => toldIn(output).map(({ event }) => event);

it("purges the one mailbox that was asked for, with its evidence first, and breaks no invariant", async () => {
  const on = tenant({ mailboxes: [mailbox(1), mailbox(2)] });
  const done = await rehearseRunbook("Remove-SoftDeletedMailbox", on, {
    Identity: id(1),
    Mode: "Execute",
    EvidenceUri,
  });
  expect({ end: done.end, breaches: done.breaches, errors: done.errors }).toEqual({
    end: {},
    breaches: [],
    errors: [],
  });
  expect(events(done.output)).toEqual([
    "started",
    "connected",
    "found",
    "cleared",
    "recorded",
    "destroying",
    "destroyed",
    "done",
  ]);
  expect([...on.state.objects.mailboxes.values()].map(({ state }) => state)).toEqual(["purged", "soft-deleted"]);
});

it("changes nothing in a Preview", async () => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  const { end, breaches, happened } = await rehearseRunbook("Remove-SoftDeletedMailbox", on, { Identity: id(1) });
  expect({ end, breaches, happened }).toEqual({ end: {}, breaches: [], happened: [] });
});

it.each([
  ["is on hold", { LitigationHoldEnabled: true }, "on-hold"],
  ["is synced from on premises", { IsDirSynced: true }, "synced-from-ad"],
  ["still has its user", { ExternalDirectoryObjectId: id(1, "e0") }, "has-a-user"],
])("refuses a mailbox that %s, by a name", async (_, properties, code) => {
  const on = tenant({
    mailboxes: [mailbox(1, properties)],
    users: [{ id: id(1, "e0"), userPrincipalName: "user1@contoso.com", state: "deleted" }],
  });
  const { breaches, output, happened } = await rehearseRunbook("Remove-SoftDeletedMailbox", on, {
    Identity: id(1),
    Mode: "Execute",
    EvidenceUri,
  });
  expect(breaches).toEqual([]);
  expect(toldIn(output).at(-1)).toMatchObject({ event: "failed", code });
  expect(happened.filter(({ of }) => of !== "blobs")).toEqual([]);
});
