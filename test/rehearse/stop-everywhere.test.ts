import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { StopResult } from "../../src/rehearse/stops/stop.ts";
import { active, id, mailbox } from "../tenant/support/state.ts";
import { stopCases } from "../../tools/stops/cases.ts";
import { atActs, stopRunbook, stopText } from "./support/stops.ts";

const broken = (stops: readonly StopResult[]) => stops.filter(({ holds }) => !holds);
const told = (stops: readonly StopResult[]) =>
  broken(stops).map(({ name, moment, differs }) => `${moment} ${name}: ${differs.join(" ")}`);

it("stops a runbook at each remote call, before and after it takes effect", async () => {
  const stops = await stopRunbook({
    runbook: "Remove-SoftDeletedMailbox",
    title: "an orphan",
    tenant: { mailboxes: [mailbox(1), mailbox(2)] },
    parameters: { Identity: id(1) },
  });
  expect(told(stops)).toEqual([]);
  const calls = [...new Set(stops.map(({ call }) => call))];
  expect(stops.map(({ call, moment }) => [call, moment])).toEqual(
    calls.flatMap((call) => [
      [call, "before"],
      [call, "after"],
    ]),
  );
  expect(stops.filter(({ name }) => name === "Remove-Mailbox")).toHaveLength(2);
});

it.each(stopCases.map((one) => [one.runbook, one.title, one] as const))(
  "%s, %s, is stopped at each of its acts without harm",
  async (_, _title, one) => {
    const stops = await stopRunbook(one, atActs);
    expect(told(stops)).toEqual([]);
    expect(stops.length).toBeGreaterThan(1);
  },
);

it("is done with every runbook that changes something", async () => {
  const text = await readFile(new URL("../../out/manifest.json", import.meta.url), "utf8");
  const { runbooks } = JSON.parse(text) as { runbooks: { name: string; dialect: string; script: { file: string } }[] };
  const changing = runbooks.filter(({ name, dialect }) => !name.startsWith("Get-") && dialect !== "msonline");
  expect([...new Set(stopCases.map(({ runbook }) => `${runbook}.ps1`))].toSorted()).toEqual(
    changing.map(({ script }) => script.file).toSorted(),
  );
});

const purge = "Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop";
const destroyed = `'{"event":"destroyed","target":"${id(1)}"}'`;

it("finds a script that fails on what it has purged before it was stopped", async () => {
  const text = `Get-Mailbox -Identity '${id(1)}' -SoftDeletedMailbox -ErrorAction Stop | ${purge}
${destroyed}`;
  const stops = await stopText(text, { mailboxes: [mailbox(1)] });
  expect(told(stops)).toEqual([
    expect.stringMatching(
      /^after Remove-Mailbox: Run again, it ended by an error: .*; undisturbed, it came to its end\./,
    ),
  ]);
});

it("finds a purge that is repeated, and takes another mailbox", async () => {
  const text = `Get-Mailbox -SoftDeletedMailbox -ErrorAction Stop | Select-Object -First 1 | ${purge}`;
  const stops = await stopText(text, { mailboxes: [mailbox(1), mailbox(2)] });
  expect(told(stops)).toEqual([
    expect.stringContaining(
      `after Remove-Mailbox: mailboxes/${id(2)} state is "purged"; undisturbed it is "soft-deleted".`,
    ),
  ]);
});

it("finds a destroy that no run tells of, because the process died before and the next finds nothing", async () => {
  const text = `$mailbox = Get-Mailbox -SoftDeletedMailbox -ErrorAction Stop | Where-Object ExchangeGuid -EQ '${id(1)}'
if ($mailbox) { $mailbox | ${purge}; ${destroyed} }`;
  const silent = await stopText(text, { mailboxes: [mailbox(1)] });
  expect(told(silent)).toEqual([
    `after Remove-Mailbox: Broken: honest-account: ${id(1)} was destroyed, and nothing tells of it.`,
  ]);
  const gone = `else { '{"event":"already-gone","target":"${id(1)}"}' }`;
  expect(told(await stopText(`${text} ${gone}`, { mailboxes: [mailbox(1)] }))).toEqual([]);
});

const store = `
$header = @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER; Metadata = 'True' }
$identity = "$($env:IDENTITY_ENDPOINT)?resource=https://storage.azure.com/&api-version=2019-08-01"
$token = (Invoke-WebRequest -Uri $identity -Headers $header -ErrorAction Stop).Content | ConvertFrom-Json
$head = @{ Authorization = "Bearer $($token.access_token)"; 'x-ms-date' = (Get-Date).ToUniversalTime().ToString('R'); 'x-ms-version' = '2023-11-03'; 'x-ms-blob-type' = 'BlockBlob' }
$uri = 'https://contosoevidence.blob.core.windows.net/purges-claims/done.txt'
$done = try { (Invoke-WebRequest -Uri $uri -Headers $head -ErrorAction Stop).Content -split ',' } catch { @() }
`;

it("finds state that is saved only after the loop, and not where it is saved in it", async () => {
  const tenant = {
    mailboxes: [mailbox(1), mailbox(2), active(3)],
    users: [{ id: id(3, "e0"), userPrincipalName: "u3@contoso.com" }],
  };
  const save =
    "$null = Invoke-WebRequest -Method Put -Uri $uri -Headers $head -Body ($done -join ',') -ErrorAction Stop";
  const copy = `New-MailboxRestoreRequest -SourceMailbox $target -TargetMailbox '${id(3)}' -ErrorAction Stop | Out-Null; $done = @($done) + $target`;
  const loop = `${store}foreach ($target in @('${id(1)}', '${id(2)}') | Where-Object { $_ -notin $done })`;
  const late = told(await stopText(`${loop} { ${copy} }; ${save}`, tenant));
  expect(late).toHaveLength(4);
  expect(late[0]).toMatch(
    /^after New-MailboxRestoreRequest: .*requests\/user3\\mailboxrestore2 is there; undisturbed it is not\./,
  );
  // Between the act and the note of it there still is a gap.
  const early = told(await stopText(`${loop} { ${copy}; ${save} }`, tenant));
  expect(early.map((text) => text.slice(0, text.indexOf(":")))).toEqual([
    "after New-MailboxRestoreRequest",
    "before Invoke-WebRequest",
    "after New-MailboxRestoreRequest",
    "before Invoke-WebRequest",
  ]);
});

it("finds what is done twice, though the end is the same", async () => {
  const set = (on: string): string => `Set-Mailbox -Identity '${id(3)}' -LitigationHoldEnabled ${on} -ErrorAction Stop`;
  const text = `${set("$true")}\n${set("$false")}\nGet-OrganizationConfig | Out-Null`;
  const tenant = { mailboxes: [active(3)], users: [{ id: id(3, "e0"), userPrincipalName: "user3@contoso.com" }] };
  expect(told(await stopText(text, tenant))).toContainEqual(
    expect.stringContaining(`Done 2 times: mailboxes/${id(3)} LitigationHoldEnabled: false -> true.`),
  );
});
