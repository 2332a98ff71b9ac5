import { everyHoldAgreed } from "../../tools/support/agreed.ts";
import { expect, it } from "vitest";
import { calls, expectFailed, told } from "./support/expect-run.ts";
import { EvidenceUri, runRunbook, type Parameters } from "./support/run-runbook.ts";
import { id, mailbox, organization, tenant } from "./support/tenant.ts";

const user = id(1, "e0");
const orphan = tenant({
  mailboxes: [mailbox(1)],
  identity: { appId: id(9, "c0"), certificates: [{ name: "purview" }] },
});

/** Parameters that each runbook accepts. */
const runbooks: Readonly<Record<string, Parameters>> = {
  "Clear-MailboxHold": { Identity: id(1), ...everyHoldAgreed },
  "Clear-MailboxHoldInPurview": {
    Identity: id(1),
    Kind: "CaseHold",
    MailboxAddress: "user1@contoso.com",
    AppId: id(9, "c0"),
    CertificateName: "purview",
    NoActiveTwin: true,
  },
  "Connect-SoftDeletedMailbox": {
    Identity: id(1),
    MailboxName: "Archive of one",
    SignInName: "archive.one",
    Domain: organization,
  },
  "Copy-SoftDeletedMailboxContent": { Identity: id(1), TargetGuid: id(2) },
  "Get-DeletedMailboxInventory": {},
  "Remove-DeletedUser": { Identity: user, MailboxGuid: id(1) },
  "Remove-LicensedUser": { Identity: user, MailboxGuid: id(1), AcceptOneDriveLoss: true },
  "Remove-SoftDeletedMailbox": { Identity: id(1) },
  "Remove-SoftDeletedMailboxBatch": { TargetsJson: JSON.stringify([id(1)]) },
  "Remove-SoftDeletedMailboxViaReconnect": { Identity: id(1), Domain: organization },
  "Remove-SoftDeletedPublicFolderMailbox": { Identity: id(1) },
  "Repair-CloudAccountBeforeSync": { Identity: user, MailboxGuid: id(1), AcceptOneDriveLoss: true },
  "Restore-SoftDeletedMailbox": { Identity: id(1) },
};
const names = Object.keys(runbooks);
const changing = names.filter((name) => name !== "Get-DeletedMailboxInventory");
const withIdentity = changing.filter((name) => name !== "Remove-SoftDeletedMailboxBatch");

/** Ended before it connected, with one line. */
async function expectBad(name: string, parameters: Parameters, code = "bad-parameter"): Promise<void> {
  const run = await runRunbook(name, orphan, { ...runbooks[name], ...parameters });
  expectFailed(run, code);
  expect(told(run)).toEqual(["failed"]);
  expect(calls(run, "Connect-ExchangeOnline")).toEqual([]);
}

it.each(names)("%s gets past its parameters with good ones", async (name) => {
  const Mode = name === "Get-DeletedMailboxInventory" ? {} : { Mode: "Execute", EvidenceUri };
  const run = await runRunbook(name, orphan, { ...runbooks[name], ...Mode });
  expect(told(run).slice(0, 2)).toEqual(["started", "connected"]);
});

/** A value that is refused, and by which of the runbooks. */
interface Refused {
  readonly name: string;
  readonly parameters: Parameters;
}

/** What checks a value stands alike in every runbook: one refuses all of them, the others one each, in turn. */
const refusedBy = (of: readonly string[], bad: readonly Parameters[]): readonly Refused[] => [
  ...bad.map((parameters) => ({ name: "Remove-SoftDeletedMailbox", parameters })),
  ...of
    .filter((name) => name !== "Remove-SoftDeletedMailbox")
    .map((name, at) => ({ name, parameters: bad[at % bad.length] ?? {} })),
];
const values = (parameter: string, bad: readonly unknown[]): readonly Parameters[] =>
  bad.map((value) => ({ [parameter]: value }));

const modes = ["execute", "EXECUTE", "", "Execute ", "Execute\n", "WhatIf"];
const places = [
  "",
  "evidence",
  "/there/is/none",
  "http://contosoevidence.blob.core.windows.net/purges",
  "https://evil.example/purges",
  "https://contosoevidence.z12.blob.storage.azure.net.evil.example/purges",
];
const tickets = ["CHG-1\n", "CHG 1", "../CHG-1", "C".repeat(65), "CHG/1", "CHG\u00e41", "..", ".", ".hidden", "CHG."];
const organizations = ["contoso.com", "contoso.onmicrosoft.com\n", "contoso.onmicrosoft.com.evil.example"];
const ids = [
  "user1@contoso.com",
  "user1",
  " ",
  "00000000-0000-0000-0000-000000000000",
  `{${id(1)}}`,
  id(1).replaceAll("-", ""),
  "*",
];

it.each([
  ...refusedBy(changing, values("Mode", modes)),
  ...refusedBy(
    changing,
    places.map((place) => ({ Mode: "Execute", EvidenceUri: place })),
  ),
  ...refusedBy(names, values("ChangeTicket", tickets)),
  ...refusedBy(names, values("Organization", organizations)),
  ...refusedBy(withIdentity, values("Identity", ids)),
  ...refusedBy(changing, values("WaitMinutes", [0, 1, 141, -5])),
])("$name does not take $parameters", async ({ name, parameters }) => {
  await expectBad(name, parameters);
});

it.each(
  ["core.windows.net", "core.usgovcloudapi.net", "core.chinacloudapi.cn"]
    .map((end) => `blob.${end}`)
    .concat("z12.blob.storage.azure.net"),
)("keeps its evidence in a container of an account at %s", async (end) => {
  const place = `https://contosoevidence.${end}/purges`;
  const run = await runRunbook("Remove-SoftDeletedMailbox", orphan, {
    Identity: id(1),
    Mode: "Execute",
    EvidenceUri: place,
  });
  expect({ last: run.events.at(-1)?.event, records: run.records.length }).toEqual({ last: "done", records: 1 });
});

it("is not even begun by PowerShell where a value is empty", async () => {
  for (const empty of ["Identity", "Organization", "ChangeTicket"]) {
    const run = await runRunbook("Remove-SoftDeletedMailbox", orphan, { Identity: id(1), [empty]: "" });
    expect(run.failure?.message).toContain("empty string");
    expect(run.calls).toEqual([]);
  }
});

it.each([id(1).toUpperCase(), `${id(1)}\n`, ` ${id(1)}`])("takes %j for the id in its one form", async (Identity) => {
  const run = await runRunbook("Remove-SoftDeletedMailbox", orphan, { Identity });
  expect(run.failure).toBeNull();
  expect(run.events[0]?.["target"]).toBe(id(1));
  expect(calls(run, "Get-Mailbox")[0]?.parameters["Identity"]).toBe(id(1));
});

it.each(["Remove-LicensedUser", "Repair-CloudAccountBeforeSync"])(
  "%s executes only where the loss of the OneDrive is accepted",
  async (name) => {
    await expectBad(name, { Mode: "Execute", EvidenceUri, AcceptOneDriveLoss: false });
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
