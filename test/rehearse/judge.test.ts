import { expect, it } from "vitest";
import { active, mailbox, id } from "../tenant/support/state.ts";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { rehearseText } from "./support/rehearsals.ts";

const execute = { Identity: id(1), Mode: "Execute" };
const head = "param([string] $Identity, [string] $Mode)\n$ErrorActionPreference = 'Stop'\n";
const purge = `Get-Mailbox -Identity ${"$Identity"} -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop`;

async function broken(body: string, parts: TenantFile, parameters: object = execute): Promise<readonly string[]> {
  const { breaches } = await rehearseText(`${head}${body}`, stateOf(parts), { ...parameters });
  return [...new Set(breaches.map(({ invariant }) => invariant))];
}

const orphan: TenantFile = { mailboxes: [mailbox(1), mailbox(2)] };

it("finds a purge of what was not asked for", async () => {
  expect(await broken(purge.replace("$Identity", `'${id(2)}'`), orphan)).toContain("only-targets");
  expect(await broken(purge, orphan)).not.toContain("only-targets");
});

it("finds a purge by an address that an active twin has, too", async () => {
  const twins = {
    mailboxes: [mailbox(1), active(7, { PrimarySmtpAddress: "user1@contoso.com" })],
    users: [{ id: id(7, "e0"), userPrincipalName: "user7@contoso.com" }],
  };
  const body = "Remove-Mailbox -Identity user1@contoso.com -Confirm:$false -ErrorAction Stop";
  expect(await broken(body, twins)).toContain("only-targets");
});

it("finds a change in a Preview", async () => {
  expect(await broken(purge, orphan, { Identity: id(1), Mode: "Preview" })).toContain("preview-changes-nothing");
  expect(
    await broken("Get-Mailbox -Identity $Identity -SoftDeletedMailbox | Out-Null", orphan, { Identity: id(1) }),
  ).toEqual([]);
});

it("finds a purge without a record before it", async () => {
  expect(await broken(purge, orphan)).toContain("evidence-first");
});

it("finds success that is told of what did not happen, and a destroy that nobody tells of", async () => {
  const event = `'{"event":"destroyed","target":"${id(1)}"}'`;
  const caught = `try { ${purge} } catch { }\n${event}`;
  const live = {
    mailboxes: [mailbox(1, { ExternalDirectoryObjectId: id(1, "e0") })],
    users: [{ id: id(1, "e0"), userPrincipalName: "user1@contoso.com", state: "deleted" as const }],
  };
  expect(await broken(caught, live)).toContain("honest-account");
  expect(await broken(purge, orphan)).toContain("honest-account");
  expect(await broken(`${purge}\n${event}`, orphan)).not.toContain("honest-account");
});

it("finds an end without a name", async () => {
  const body = "Get-Mailbox -Identity nobody -ErrorAction Stop";
  expect(await broken(body, orphan)).toEqual(["named-refusal"]);
  const named = `try { ${body} } catch { '{"event":"failed","target":"","code":"not-found","remedy":"Look."}'; throw }`;
  expect(await broken(named, orphan)).toEqual([]);
});
