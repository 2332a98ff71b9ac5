import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused } from "./support/expect-run.ts";
import { EvidenceUri, runRunbook, type NewTenant, type Situation } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { id, mailbox, showing, tenant, type MailboxInFile } from "./support/tenant.ts";

const publicFolder = { RecipientTypeDetails: "PublicFolderMailbox", IsRootPublicFolderMailbox: false };
const holding = (properties: Partial<MailboxInFile> = {}, parts: NewTenant = {}): NewTenant =>
  tenant({
    mailboxes: [mailbox(1, { ...publicFolder, ...properties }), mailbox(2, publicFolder), mailbox(3)],
    publicFolders: [{ Identity: "\\", ContentMailboxGuid: id(9), ContentMailboxName: "root" }],
    ...parts,
  });

const execute = (on: Situation, parameters: object = {}) =>
  runRunbook("Remove-SoftDeletedPublicFolderMailbox", on, {
    Identity: id(1),
    Mode: "Execute",
    EvidenceUri,
    ...parameters,
  });

it("only looks in Preview", async () => {
  const run = await execute(holding(), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
});

it.each(["guid", "dn", "name"] as const)(
  "purges the one mailbox, and no other, where the pipe sends the %s",
  async (pipeSends) => {
    const run = await execute(holding({}, { settings: { pipeSends } }));
    expectDone(run);
    expect(run.mailboxes.map(({ state }) => state)).toEqual(["purged", "soft-deleted", "soft-deleted"]);
    expect(calls(run, "Remove-Mailbox")[0]?.parameters).toMatchObject({
      PublicFolder: true,
      PermanentlyDelete: true,
      Force: true,
    });
  },
);

it.each([
  ["is on hold", { LitigationHoldEnabled: true }, "on-hold"],
  ["has the name of another", { Name: "user2" }, "matches-several"],
  ["names a user", { ExternalDirectoryObjectId: id(1, "e0") }, "has-a-user"],
])("refuses a mailbox that %s", async (_, properties, code) => {
  expectRefused(await execute(holding(properties)), code);
});

it("refuses a mailbox that does not say whether it holds the hierarchy", async () => {
  const happenings = [showing({ IsRootPublicFolderMailbox: null })];
  expectRefused(await execute(holding({}, { happenings })), "state-unknown");
});

it.each([
  ["its guid", { ContentMailboxGuid: id(1), ContentMailboxName: "other" }],
  ["its name", { ContentMailboxGuid: id(9), ContentMailboxName: "user1" }],
])("refuses a mailbox in which a folder has its content, by %s", async (_, folder) => {
  expectRefused(await execute(holding({}, { publicFolders: [{ Identity: "\\Sales", ...folder }] })), "hosts-folders");
});

it("refuses where the folders do not say where their content is", async () => {
  expectRefused(await execute(holding({}, { publicFolders: [{ Identity: "\\Sales" }] })), "state-unknown");
});

it.each(["everything", "nothing", "error"] as const)(
  "does not touch an ordinary mailbox (%s)",
  async (unknownIdentity) => {
    const run = await execute(holding({}, { settings: { unknownIdentity } }), { Identity: id(3) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  },
);

it("names what the service answers", async () => {
  const happenings = [{ call: "Remove-Mailbox", when: "before", text: serviceErrors.matchesSeveral }] as const;
  const run = await execute(holding({}, { happenings }));
  expectFailed(run, "matches-several");
});
