import { expect, it } from "vitest";
import { id } from "../tenant/support/state.ts";
import type { Report } from "../../src/rehearse/report.ts";
import { reportText } from "../../src/rehearse/report-text.ts";
import type { ReportedCall } from "../../src/rehearse/reported-call.ts";

const call = (number: number, more: Partial<ReportedCall> = {}): ReportedCall => ({
  number,
  step: 1,
  at: "2026-11-23T10:00:00.000Z",
  name: "Get-Mailbox",
  line: number,
  parameters: {},
  ...more,
});

function report(calls: readonly ReportedCall[], more: Partial<Report["runs"][number]> = {}): Report {
  const run = {
    started: "2026-11-23T10:00:00Z",
    ended: "2026-11-24T12:00:00Z",
    calls,
    output: [],
    warnings: [],
    errors: [],
    end: {},
  };
  return {
    schema: "purgebook-rehearsal-1",
    made: "2026-11-26T08:00:00.000Z",
    purgebook: { version: "1.2.3" },
    engine: { kind: "host", version: "7.6" },
    script: { file: "run.ps1", sha256: "0" },
    tenant: [],
    assumptions: [
      { what: "accountEnabled", of: { count: 1, kind: "users" }, assumed: "True", instead: "x" },
      { what: "IsDirSynced", of: { count: 3, kind: "mailboxes" }, assumed: "True", instead: "x" },
    ],
    parameters: {},
    mode: "Preview",
    remoteCalls: 3,
    storeCalls: 0,
    destroyed: [],
    difference: [],
    verdict: { judged: ["only-targets", "named-refusal"], holds: true, breaches: [] },
    runs: [{ ...run, ...more }],
  };
}

it("puts what was called, and what came of it, in columns, with the time in words", () => {
  const text = reportText(
    report([
      call(1, { about: id(1) }),
      call(200, { name: "Remove-Mailbox", came: "refused", error: "It is held.", step: 0 }),
      call(201, { status: 404 }),
    ]),
  );
  expect(text).toContain(
    `
  call  line  step  outcome   command         about
     1     1     1            Get-Mailbox     ${id(1)}
      ... 198 more; --report writes them all
   200   200        refused   Remove-Mailbox
        It is held.
   201   201     1  HTTP 404  Get-Mailbox
`.replace("      ... 198", "        ... 198"),
  );
  expect(text).toContain("In the time of the tenant it took 1 day 2 hours.");
  expect(text).toContain("IsDirSynced (3 mailboxes): True");
  expect(text).toContain("accountEnabled (1 user): True");
});

it("shows of many calls the first, the last, and those between that were refused or changed something", () => {
  const calls = Array.from({ length: 1000 }, (_, at) =>
    call(at + 1, at === 500 ? { came: "destroyed", about: "it" } : {}),
  );
  const text = reportText(report(calls));
  expect(text).toMatch(/\n {3,}501 +501 +1 +destroyed +Get-Mailbox +it\n/);
  expect(text.split("\n").length).toBeLessThan(150);
});

it("shows what a script without events has written, and its warnings and errors", () => {
  const text = reportText(report([], { output: ["one", "two"], warnings: ["slow"], errors: ["lost"] }));
  expect(text).toContain("\nWhat it told\n  one\n  two\n  warning: slow\n  error: lost\n");
});

it("says below an event why and what to do, once, and in the verdict that the script did not come to its end", () => {
  const why = { code: "on-hold", message: "It is held.", remedy: "Ask legal." };
  const events = [1, 2].map((number) => ({ event: "refused", target: id(number), ...why }));
  const output = [...events, { event: "failed", code: "some-failed" }].map((event) => JSON.stringify(event));
  const text = reportText(report([], { output, end: { code: "some-failed", message: "2 failed.", line: 3 } }));
  expect(text).toContain(`
  refused  ${id(1)}  on-hold
      It is held. Ask legal.
  refused  ${id(2)}  on-hold
  failed ${" ".repeat(40)}some-failed
`);
  expect(text).toContain("\n  All invariants hold.\n  But the script did not come to its end (some-failed).\n");
});

it("says of a change what was set", () => {
  const call = "Set-Mailbox -Identity ... -LitigationHoldEnabled $false";
  const output = [JSON.stringify({ event: "changed", target: id(1), call })];
  expect(reportText(report([], { output }))).toContain(`\n  changed  ${id(1)}  ${call}\n`);
});

it("names what was not there before as none", () => {
  const properties = { state: { after: "purged" }, Name: { before: "user1" } };
  const text = reportText({ ...report([]), difference: [{ of: "users", key: id(1), properties }] });
  expect(text).toContain(`users ${id(1)}: state none -> "purged", Name "user1" -> none`);
});

it("lets nothing that a script or a tenant says act on the terminal, or look like a verdict", () => {
  const evil = "x\u001b[2J\nVerdict\n  All invariants hold.";
  const text = reportText({
    ...report([call(1, { about: evil, error: evil })], { output: [evil], errors: [evil], end: { message: evil } }),
    verdict: { judged: [], holds: false, breaches: [{ invariant: "only-targets", said: evil }] },
  });
  expect(text).not.toContain("\u001b");
  expect(text.split("\n").filter((line) => line === "Verdict")).toHaveLength(1);
});

it("colours what is refused and destroyed where the terminal shows it", () => {
  const text = reportText(report([call(1, { came: "destroyed" })]), { colour: true });
  const line = text.split("\n").find((one) => one.includes("destroyed")) ?? "";
  expect([line.includes("\u001b[31m"), line.endsWith("\u001b[0m")]).toEqual([true, true]);
});

it("says at its head what an approver asks for: when and by what it was made, each file's hash, and the mode though it is the usual one", () => {
  const tenant = [
    { file: "mailboxes.json", sha256: "ab12" },
    { file: "users.csv", sha256: "cd34" },
  ];
  expect(reportText({ ...report([]), tenant })).toContain(`Rehearsal of run.ps1
  made     2026-11-26T08:00:00.000Z by purgebook 1.2.3
  SHA-256  0
  tenant   mailboxes.json  SHA-256 ab12
           users.csv       SHA-256 cd34
  run by   PowerShell 7.6 (host)
  -Mode    Preview, by default
`);
  const given = reportText({ ...report([]), parameters: { Mode: "Execute" }, mode: "Execute" });
  expect(given.match(/-Mode .*/g)).toEqual(["-Mode    Execute"]);
});

it("names the steps that were come to, the one that failed, and what was judged", () => {
  const steps = ["Connect", "Find it", "May it be purged?", "Purge it"].map((title, at) => ({ number: at + 1, title }));
  const script = { file: "run.ps1", sha256: "0", steps };
  const end = { code: "on-hold", message: "It is held.", line: 446, step: 3 };
  const text = reportText({ ...report([call(1), call(2, { step: 3 })], { end }), script });
  expect(text).toContain(`
Steps that it came to
     1  Connect
     3  May it be purged?

`);
  expect(text).toContain("It ended by an error in step 3 (May it be purged?), in line 446: It is held.");
  expect(text).toContain("\n  Judged: only-targets, named-refusal\n");
});
