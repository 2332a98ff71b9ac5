import { expect, it } from "vitest";
import { calls, expectFailed, told } from "./support/expect-run.ts";
import { evidenceFolder, runRunbook, type Parameters } from "./support/run-runbook.ts";
import { domain, id, tenant } from "./support/tenant.ts";

const user = id(1, "e0");

/** Parameters that each runbook accepts. */
const runbooks: Readonly<Record<string, Parameters>> = {
  "Clear-MailboxHold": { Identity: id(1), NoHoldOnPremises: true },
  "Clear-MailboxHoldInPurview": {
    Identity: id(1),
    Kind: "CaseHold",
    MailboxAddress: "user1@contoso.com",
    AppId: id(9, "f0"),
    CertificateName: "purview",
    NoActiveTwin: true,
  },
  "Connect-SoftDeletedMailbox": {
    Identity: id(1),
    MailboxName: "Archive of one",
    SignInName: "archive.one",
    Domain: domain,
  },
  "Copy-SoftDeletedMailboxContent": { Identity: id(1), TargetGuid: id(2) },
  "Get-DeletedMailboxInventory": {},
  "Remove-DeletedUser": { Identity: user, MailboxGuid: id(1) },
  "Remove-LicensedUser": { Identity: user, MailboxGuid: id(1), AcceptOneDriveLoss: true },
  "Remove-SoftDeletedMailbox": { Identity: id(1) },
  "Remove-SoftDeletedMailboxBatch": { TargetsJson: JSON.stringify([id(1)]) },
  "Remove-SoftDeletedMailboxViaReconnect": { Identity: id(1), Domain: domain },
  "Remove-SoftDeletedPublicFolderMailbox": { Identity: id(1) },
  "Repair-CloudAccountBeforeSync": { Identity: user, MailboxGuid: id(1), AcceptOneDriveLoss: true },
  "Restore-SoftDeletedMailbox": { Identity: id(1) },
};
const names = Object.keys(runbooks);
const changing = names.filter((name) => name !== "Get-DeletedMailboxInventory");
const withIdentity = changing.filter((name) => name !== "Remove-SoftDeletedMailboxBatch");

/** Ended before it connected, with one line. */
async function expectBad(name: string, parameters: Parameters, code = "bad-parameter"): Promise<void> {
  const run = await runRunbook(name, tenant(), { ...runbooks[name], ...parameters });
  expectFailed(run, code);
  expect(told(run)).toEqual(["failed"]);
  expect(calls(run, "Connect-ExchangeOnline")).toEqual([]);
}

it.each(names)("%s gets past its parameters with good ones", async (name) => {
  const Mode = name === "Get-DeletedMailboxInventory" ? {} : { Mode: "Execute", EvidenceUri: await evidenceFolder() };
  const run = await runRunbook(name, tenant(), { ...runbooks[name], ...Mode });
  expect(told(run).slice(0, 2)).toEqual(["started", "connected"]);
});

it.each(changing)("%s does not run in a mode that is none", async (name) => {
  for (const Mode of ["execute", "EXECUTE", "", "Execute ", "Execute\n", "WhatIf"]) await expectBad(name, { Mode });
});

it.each(changing)("%s does not execute without a place for its evidence", async (name) => {
  for (const EvidenceUri of [
    "",
    "evidence",
    "/there/is/none",
    "http://contosoevidence.blob.core.windows.net/purges",
    "https://evil.example/purges",
  ])
    await expectBad(name, { Mode: "Execute", EvidenceUri });
});

it.each(names)("%s does not take what is no ticket", async (name) => {
  for (const ChangeTicket of ["CHG-1\n", "CHG 1", "../CHG-1", "C".repeat(65), "CHG/1", "CHG\u00e41"])
    await expectBad(name, { ChangeTicket });
});

it.each(names)("%s does not take a ticket that is no name of a folder", async (name) => {
  for (const ChangeTicket of ["..", ".", ".hidden", "CHG."]) await expectBad(name, { ChangeTicket });
});

it.each(names)("%s does not take what is no organization", async (name) => {
  for (const Organization of ["contoso.com", "contoso.onmicrosoft.com\n", "contoso.onmicrosoft.com.evil.example"])
    await expectBad(name, { Organization });
});

it.each(withIdentity)("%s takes nothing for an id that is none", async (name) => {
  const bad = [
    "user1@contoso.com",
    "user1",
    " ",
    "00000000-0000-0000-0000-000000000000",
    `{${id(1)}}`,
    id(1).replaceAll("-", ""),
    "*",
  ];
  for (const Identity of bad) await expectBad(name, { Identity });
});

it("is not even begun by PowerShell where a value is empty", async () => {
  for (const empty of ["Identity", "Organization", "ChangeTicket"]) {
    const run = await runRunbook("Remove-SoftDeletedMailbox", tenant(), { Identity: id(1), [empty]: "" });
    expect(run.failure?.message).toContain("empty string");
    expect(run.log).toEqual([]);
  }
});

it.each([id(1).toUpperCase(), `${id(1)}\n`, ` ${id(1)}`])("takes %j for the id in its one form", async (Identity) => {
  const run = await runRunbook("Remove-SoftDeletedMailbox", tenant(), { Identity });
  expect(run.failure).toBeNull();
  expect(run.events[0]?.["target"]).toBe(id(1));
  expect(calls(run, "Get-Mailbox")[0]?.parameters["Identity"]).toBe(id(1));
});

it.each(changing)("%s waits neither too short nor beyond its time", async (name) => {
  for (const WaitMinutes of [0, 1, 141, -5]) await expectBad(name, { WaitMinutes });
});

it.each(["Remove-LicensedUser", "Repair-CloudAccountBeforeSync"])(
  "%s executes only where the loss of the OneDrive is accepted",
  async (name) => {
    await expectBad(name, { Mode: "Execute", EvidenceUri: await evidenceFolder(), AcceptOneDriveLoss: false });
  },
);

it.each([
  ["no JSON", "not json"],
  ["no list", "{}"],
  ["nothing", "[]"],
  ["a blank", " "],
  ["addresses", '["user1@contoso.com"]'],
  ["an id twice", JSON.stringify([id(1), id(1).toUpperCase()])],
  ["a null among ids", JSON.stringify([id(1), null])],
  ["an object among ids", JSON.stringify([id(1), { id: id(2) }])],
])("the batch does not take %s for targets", async (_, TargetsJson) => {
  await expectBad("Remove-SoftDeletedMailboxBatch", { TargetsJson });
});

it("the batch takes no more targets than the cap, and never a part of them", async () => {
  const TargetsJson = JSON.stringify([id(1), id(2), id(3)]);
  await expectBad("Remove-SoftDeletedMailboxBatch", { TargetsJson, MaxTargets: 2 }, "too-many");
  await expectBad("Remove-SoftDeletedMailboxBatch", { MaxTargets: 3001 });
  await expectBad("Remove-SoftDeletedMailboxBatch", { MaxTargets: 0 });
});

it.each([
  ["Remove-SoftDeletedMailboxViaReconnect", { Domain: "contoso" }],
  ["Remove-SoftDeletedMailboxViaReconnect", { Domain: "contoso.com/../users" }],
  ["Clear-MailboxHoldInPurview", { Kind: "casehold" }],
  ["Clear-MailboxHoldInPurview", { MailboxAddress: "*" }],
  ["Clear-MailboxHoldInPurview", { AppId: "purview" }],
  ["Clear-MailboxHoldInPurview", { CertificateName: "../x" }],
  ["Connect-SoftDeletedMailbox", { SignInName: "a b" }],
  ["Connect-SoftDeletedMailbox", { SignInName: "a'b" }],
  ["Connect-SoftDeletedMailbox", { MailboxName: "x".repeat(65) }],
  ["Connect-SoftDeletedMailbox", { MailboxName: "a\nb" }],
  ["Copy-SoftDeletedMailboxContent", { TargetGuid: "user2@contoso.com" }],
  ["Copy-SoftDeletedMailboxContent", { TargetFolder: "/Inbox" }],
  ["Remove-DeletedUser", { MailboxGuid: "user1@contoso.com" }],
] as const)("%s does not take %o", async (name, parameters) => {
  await expectBad(name, parameters);
});

it("does not copy a mailbox into itself", async () => {
  await expectBad("Copy-SoftDeletedMailboxContent", { TargetGuid: id(1) });
});
