import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { projectOfTest, soundProcedure } from "./support/project.ts";

const runbook = fileURLToPath(new URL("../../out/Remove-SoftDeletedMailbox.ps1", import.meta.url));
const guid = "a0000000-0000-4000-8000-000000000001";
const tenant = JSON.stringify({ mailboxes: [{ ExchangeGuid: guid, Name: "user1" }] });
const parameters = [
  `Identity=${guid}`,
  "Organization=contoso.onmicrosoft.com",
  "ChangeTicket=CHG-1",
  "EvidenceUri=https://contosoevidence.blob.core.windows.net/purges",
].flatMap((parameter) => ["--param", parameter]);
const execute = ["rehearse", runbook, "--tenant", "tenant.json", ...parameters, "--mode", "execute"];

it("shows what a runbook does, writes the report, and says that the invariants hold", async () => {
  const project = projectOfTest({ "tenant.json": tenant });
  const { code, stdout, stderr } = await project.purgebook(...execute, "--report", "report.json", "--progress");
  expect(code).toBe(0);
  expect(stderr).toMatch(
    new RegExp(`^call \\d+, after \\d+ seconds: Remove-Mailbox ${guid} \\(user1\\) destroyed$`, "m"),
  );
  expect(stdout).toMatch(new RegExp(`\\d+ +\\d+ +5 +destroyed +Remove-Mailbox +${guid} \\(user1\\)`));
  expect(stdout).toMatch(/refused +Get-Mailbox .*\n.*couldn't be found/);
  expect(stdout).toContain("It came to its end. In the time of the tenant it took 1 minute 8 seconds.");
  expect(stdout).toContain(`mailboxes ${guid} (user1): state "soft-deleted" -> "purged"`);
  expect(stdout).toContain("8 of the service, 8.0 for each of 1 destroyed; 11 of the evidence store");
  expect(stdout).toContain("All invariants hold.");
  const written = project.read("report.json");
  const report = JSON.parse(written) as {
    readonly made: string;
    readonly runs: readonly [{ readonly calls: readonly { readonly at: string; readonly parameters: object }[] }];
  };
  expect(report).toMatchObject({
    schema: "purgebook-rehearsal-1",
    purgebook: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    script: { steps: expect.arrayContaining([{ number: 4, title: "Record it in the evidence store" }]) },
    mode: "Execute",
    verdict: { holds: true, breaches: [], judged: expect.arrayContaining(["evidence-first", "named-refusal"]) },
    remoteCalls: 8,
  });
  expect(Math.abs(Date.parse(report.made) - Date.now())).toBeLessThan(3_600_000);
  const [{ calls }] = report.runs;
  expect(calls.filter(({ at }) => !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at))).toEqual([]);
  expect(
    calls.find(({ parameters }) => String((parameters as { Uri?: string }).Uri).endsWith("-4.json")),
  ).toMatchObject({
    step: 4,
    parameters: { Body: expect.stringContaining(`"target":"${guid}"`), Headers: { Authorization: "Bearer (elided)" } },
  });
  expect(written).not.toMatch(/\beyJ|\$bytes/);
});

it("ends with 1 where a script breaks an invariant, and names it with its line", async () => {
  const project = projectOfTest({
    "tenant.json": tenant,
    "purge.ps1": `param([string] $Identity)
Import-Module -Name ExchangeOnlineManagement
Connect-ExchangeOnline -ManagedIdentity -Organization contoso.onmicrosoft.com
Get-Mailbox -Identity $Identity -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false`,
  });
  const { code, stdout } = await project.purgebook(
    "rehearse",
    "purge.ps1",
    "--tenant",
    "tenant.json",
    "--param",
    `Identity=${guid}`,
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/BROKEN preview-changes-nothing by call 4, line 4: /);
  expect(stdout).toMatch(/BROKEN evidence-first by call 4, line 4: /);
  expect(stdout).toMatch(/BROKEN honest-account by call 4, line 4: /);
});

const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

it("names the hash of the bytes of a file, whatever its encoding", async () => {
  const script = Buffer.from("\ufeffparam() 'Grüße'", "utf16le");
  const project = projectOfTest({ "tenant.json": tenant, "run.ps1": script });
  const { stdout } = await project.purgebook("rehearse", "run.ps1", "--tenant", "tenant.json", "--format", "json");
  expect(JSON.parse(stdout)).toMatchObject({
    script: { file: "run.ps1", sha256: sha256(script) },
    runs: [{ output: ["Grüße"] }],
  });
});

it("compiles a procedure, and runs what compile would write", async () => {
  const project = projectOfTest({
    "tenant.json": tenant,
    "runbooks/look-at-it.runbook.ts": soundProcedure("Look-AtIt"),
  });
  const asked = ["rehearse", "Look-AtIt", "--tenant", "tenant.json", ...parameters.slice(0, 6), "--format", "json"];
  const { code, stdout, stderr } = await project.purgebook(...asked);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(existsSync(join(project.root, "out"))).toBe(false);
  await project.purgebook("compile");
  expect(JSON.parse(stdout)).toMatchObject({
    script: {
      file: "Look-AtIt.ps1",
      procedure: "runbooks/look-at-it.runbook.ts",
      sha256: sha256(readFileSync(join(project.root, "out", "Look-AtIt.ps1"))),
    },
  });
});

it("runs what is compiled for Windows PowerShell as that does", async () => {
  const project = projectOfTest({
    "tenant.json": tenant,
    "runbooks/look-at-it.runbook.ts": soundProcedure("Look-AtIt"),
  });
  const asked = ["rehearse", "Look-AtIt", "--runtime", "desktop-5.1", "--tenant", "tenant.json"];
  const signIn = ["--param", "UserPrincipalName=admin@contoso.onmicrosoft.com"];
  const { code, stdout, stderr } = await project.purgebook(...asked, ...parameters.slice(0, 6), ...signIn);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^ +run by +PowerShell 7.* \(host\), as Windows PowerShell 5\.1$/m);
});

it("says what is wrong with a procedure that does not compile, and runs nothing", async () => {
  const project = projectOfTest({ "tenant.json": tenant, "runbooks/bad.runbook.ts": "export default 1;" });
  const run = await project.purgebook("rehearse", "runbooks/bad.runbook.ts", "--tenant", "tenant.json");
  expect(run).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("no-runbook") });
});

it("judges a script without a Mode by what it is said to do", async () => {
  const script = `param([switch] $Really, [string[]] $Mailboxes)
foreach ($mailbox in $Mailboxes) { if ($Really) { Set-Mailbox -Identity $mailbox -LitigationHoldEnabled $false -InactiveMailbox } }
Write-Output "$($Mailboxes.Count) $Really"`;
  const project = projectOfTest({ "tenant.json": tenant, "run.ps1": script });
  const asked = ["rehearse", "run.ps1", "--tenant", "tenant.json", "--format", "json", "--mode", "execute"];
  const both = ["--param", `mailboxes=${guid}`, "--param", "Mailboxes=other", "--param", "Really=true"];
  const { stdout } = await project.purgebook(...asked, ...both);
  const report = JSON.parse(stdout) as { runs: object[]; verdict: { breaches: { invariant: string }[] } };
  expect(report.runs).toMatchObject([{ output: ["2 True"] }]);
  expect(report.verdict.breaches.map(({ invariant }) => invariant)).not.toContain("preview-changes-nothing");
});

it("takes a value that is too long for a command line from a file", async () => {
  const targets = JSON.stringify(Array.from({ length: 5_000 }, () => guid));
  const script = 'param([string] $TargetsJson)\n"$($TargetsJson.Length) $($TargetsJson[-1])"';
  const project = projectOfTest({ "tenant.json": tenant, "run.ps1": script, "targets.json": `${targets}\n` });
  const asked = ["rehearse", "run.ps1", "--tenant", "tenant.json", "--format", "json"];
  const { stdout } = await project.purgebook(...asked, "--param-file", "TargetsJson=targets.json");
  expect(JSON.parse(stdout)).toMatchObject({ runs: [{ output: [`${targets.length} ]`] }] });
});

it("says before a run which organization the rehearsal has, where the script is to sign in to another", async () => {
  const script = `param([string] $Organization)
Import-Module -Name ExchangeOnlineManagement
Connect-ExchangeOnline -ManagedIdentity -Organization $Organization`;
  const project = projectOfTest({ "tenant.json": tenant, "run.ps1": script });
  const run = (organization: string) =>
    project.purgebook("rehearse", "run.ps1", "--tenant", "tenant.json", "--param", `Organization=${organization}`);
  const { stdout, stderr } = await run("nordbank.onmicrosoft.com");
  expect(stderr).toContain(
    "warning other-organization: -Organization is nordbank.onmicrosoft.com, and the organization of this rehearsal is contoso.onmicrosoft.com",
  );
  expect(stdout).toContain("AADSTS90002");
  expect(await run("contoso.onmicrosoft.com")).toMatchObject({ stderr: "" });
});

const strict = `[CmdletBinding()] param(
  [Parameter(Mandatory)] [string] $Identity, [ValidateRange(1, 5)] [int] $Most, [switch] $Force)
'ran'`;

it.each([
  ["a tenant with a misspelled property", ["run.ps1", "--tenant", "wrong.json"], 1, "invalid-tenant"],
  ["a tenant that is not there", ["run.ps1", "--tenant", "none.json"], 1, "cannot-read"],
  ["a script that is not there", ["none.ps1", "--tenant", "tenant.json"], 1, "There is no such file"],
  ["a name that nothing has", ["Remove-None", "--tenant", "tenant.json"], 1, "no procedure of that name in runbooks/"],
  ["a misspelled procedure", ["Purge-OneMailbx", "--tenant", "tenant.json"], 1, "Did you mean purge-one-mailbox?"],
  ["a procedure that is not there", ["none.runbook.ts", "--tenant", "tenant.json"], 1, "file-not-found"],
  ["a folder", [".", "--tenant", "tenant.json"], 1, "It is a folder"],
  ["a script that does not parse", ["broken.ps1", "--tenant", "tenant.json"], 1, "broken.ps1:1:1 - error syntax-error"],
  ["a parameter without a value", ["run.ps1", "--tenant", "tenant.json", "--param", "Identity"], 2, "Name=Value"],
  [
    "a value that is not there",
    ["run.ps1", "--tenant", "tenant.json", "--param-file", "Identity=none.txt"],
    1,
    "There is no such file",
  ],
  [
    "a runtime for a script",
    ["run.ps1", "--tenant", "tenant.json", "--runtime", "desktop-7"],
    2,
    "run.ps1 is a script",
  ],
  [
    "a misspelled parameter",
    ["strict.ps1", "--tenant", "tenant.json", "--param", "Idnetity=x"],
    1,
    "it has no parameter Idnetity; is Identity meant? It has Identity, Most, Force.",
  ],
  [
    "a value that a parameter does not take",
    ["strict.ps1", "--tenant", "tenant.json", "--param", "Identity=x", "--param", "Most=6"],
    1,
    "Cannot validate argument on parameter 'Most'",
  ],
])("refuses %s before anything runs", async (_, asked, code, said) => {
  const wrong = JSON.stringify({ mailboxes: [{ ExchangeGuid: guid, Name: "user1", LitigationHold: true }] });
  const scripts = {
    "run.ps1": "'ran'",
    "strict.ps1": strict,
    "broken.ps1": "'ran",
    "runbooks/purge-one-mailbox.runbook.ts": "",
  };
  const project = projectOfTest({ "tenant.json": tenant, "wrong.json": wrong, ...scripts });
  const run = await project.purgebook("rehearse", ...asked, "--report", "report.json");
  expect(run).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(said) });
  expect(existsSync(join(project.root, "report.json"))).toBe(false);
});

it("lets faults strike by a seed, and says which calls they struck", async () => {
  const project = projectOfTest({ "tenant.json": tenant });
  const faults = ["throttled", "lost-session", "stream-limit"].flatMap((name) => ["--fault", name]);
  const asked = [...execute, ...faults, "--seed", "3", "--report", "report.json"];
  const { stdout } = await project.purgebook(...asked);
  const [, calls = ""] = /Faults, with --seed 3\n[^]* throttled +struck ([\d, ]+)\n/.exec(stdout) ?? [];
  const report = JSON.parse(project.read("report.json")) as {
    readonly faults: object;
    readonly runs: readonly {
      readonly calls: readonly { readonly number: number; readonly struck?: readonly string[] }[];
    }[];
  };
  expect(report.faults).toEqual({ seed: 3, asked: ["lost-session", "throttled", "stream-limit"] });
  expect(stdout).toMatch(
    /^ +stream-limit +struck no call: A job whose output is over 1 MiB is ended at its next call\.$/m,
  );
  const struck = report.runs[0]?.calls.filter((call) => call.struck?.includes("throttled"));
  expect(struck?.map(({ number }) => number).join(", ")).toBe(calls);
  expect(calls).not.toBe("");
  const untimed = (text: string): string => text.replace(/^ +made .*$/m, "");
  expect(untimed((await project.purgebook(...asked)).stdout)).toBe(untimed(stdout));
});

it.each([
  ["throtled", "There is no fault throtled. Did you mean throttled?"],
  ["nonsense", "There is no fault nonsense. It is one of: "],
])("says what fault is meant by %s", async (name, says) => {
  const project = projectOfTest({ "tenant.json": tenant });
  const { code, stderr } = await project.purgebook("rehearse", runbook, "--tenant", "tenant.json", "--fault", name);
  expect({ code, says: stderr.includes(says) }).toEqual({ code: 2, says: true });
});

const connect = `param([string] $Identity)
Import-Module -Name ExchangeOnlineManagement
Connect-ExchangeOnline -ManagedIdentity -Organization contoso.onmicrosoft.com
`;
const hold = `Set-Mailbox -Identity $Identity -InactiveMailbox -LitigationHoldEnabled $true -ErrorAction Stop
'{"event":"changed","target":"' + $Identity + '"}'`;
const once = `if ((Get-Mailbox -Identity $Identity -SoftDeletedMailbox -ErrorAction Stop).LitigationHoldEnabled) {
  '{"event":"failed","code":"is-held","remedy":"Find out by whom."}'
  throw 'It is held already.'
}`;

it.each([
  [
    "that does no harm when it runs again",
    hold,
    0,
    [],
    "Stopped at each of 2 places and run again, it comes to the same end every time.",
  ],
  [
    "that does not know what it has done itself",
    `${once}\n${hold}`,
    1,
    ["after Set-Mailbox"],
    "Stopped at each of 4 places and run again, it does not come to the same end from 1:",
  ],
  ["that asks nothing of anybody", "'ran'", 0, [], "It makes no remote call at which it could be stopped."],
])("stops a script everywhere %s", async (_, body, code, broken, says) => {
  const project = projectOfTest({ "tenant.json": tenant, "run.ps1": `${connect}${body}` });
  const asked = ["rehearse", "run.ps1", "--tenant", "tenant.json", "--mode", "execute", "--param", `Identity=${guid}`];
  const run = await project.purgebook(...asked, "--stop-everywhere", "--report", "report.json");
  expect({ code: run.code, stdout: run.stdout }).toEqual({
    code,
    stdout: expect.stringContaining(`\nStops\n  ${says}\n`),
  });
  const { verdict, stops } = JSON.parse(project.read("report.json")) as {
    readonly verdict: { readonly holds: boolean };
    readonly stops: readonly { readonly moment: string; readonly name: string; readonly holds: boolean }[];
  };
  expect(verdict.holds).toBe(true);
  expect(stops.filter(({ holds }) => !holds).map(({ moment, name }) => `${moment} ${name}`)).toEqual(broken);
});

it("refuses to stop everywhere a script whose evidence is in a folder", async () => {
  const project = projectOfTest({ "tenant.json": tenant });
  const asked = [
    "rehearse",
    runbook,
    "--tenant",
    "tenant.json",
    "--param",
    "EvidenceUri=evidence",
    "--stop-everywhere",
  ];
  const { code, stderr } = await project.purgebook(...asked);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("give the URI of a blob container") });
});

/** A terminal shows what goes to standard error; the result goes to a file. */
const terminal = {
  TERM: "xterm",
  NODE_OPTIONS: '--import "data:text/javascript,process.stderr.isTTY=true;process.stderr.columns=40"',
};

it("shows on a terminal where it is, in one line that is written over, never wraps, and is gone in the end", async () => {
  const project = projectOfTest({ "tenant.json": tenant, "run.ps1": `${connect}${hold}` });
  const asked = ["rehearse", "run.ps1", "--tenant", "tenant.json", "--mode", "execute", "--param", `Identity=${guid}`];
  const { stdout, stderr } = await project.run(terminal, ...asked, "--stop-everywhere");
  const [before, ...shown] = stderr.split("\r\u001b[K");
  expect(before).toBe("");
  expect(
    shown.filter((line) => !/^(call \d+, after \d+ seconds?: [\w-]+.*|\d of 2 stops rehearsed|)$/.test(line)),
  ).toEqual([]);
  expect(shown[0]).toBe("call 1, after 1 second: Import-Module");
  expect(shown).toContain("1 of 2 stops rehearsed");
  expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(40);
  expect(shown.at(-1)).toBe("");
  expect(stdout).not.toContain("\r");
});
