import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  cliArguments,
  median,
  outputOfNode,
  peaksOfNode,
  round,
  timeNode,
  times,
  type Measurement,
  type RunOptions,
} from "./measurement.ts";
import { emptyProject, shippedProject, using } from "./project.ts";

const organization = "contoso.onmicrosoft.com";
const id = (number: number): string => `a0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
/** 1 says that an invariant is broken: a script that only calls has no record. */
const statuses = [0, 1] as const;

/** What rehearsing costs: its start, a call, and 10,000 purges in one run at a desktop, where no sandbox ends it. */
export function measureRehearsals(): readonly Measurement[] {
  const start = median(times(5, () => callsMs(0)));
  const [few, many] = [median(times(3, () => callsMs(1_000))), median(times(3, () => callsMs(11_000)))];
  const [hundred, thousand, all] = [purges(100), purges(1_000), purges(10_000)];
  const first = (thousand.ms - hundred.ms) / 900;
  const last = (all.ms - thousand.ms) / 9_000;
  return [
    {
      name: "rehearse.calls-per-second",
      unit: "calls",
      value: round(10_000_000 / (many - few)),
      goal: 3_000,
      atLeast: true,
    },
    { name: "rehearse.start", unit: "ms", value: round(start), goal: 1_500 },
    { name: "rehearse.purges-10000", unit: "ms", value: round(all.ms), goal: 60_000 },
    // What each of the last costs, to what each of the first.
    { name: "rehearse.growth", unit: "ratio", value: round(last / first), goal: 1.1 },
    { name: "rehearse.memory", unit: "MB", value: round(all.node), goal: 500 },
    { name: "rehearse.memory.engine", unit: "MB", value: round(all.child), goal: 500 },
    { name: "rehearse.calls-per-mailbox", unit: "calls", value: round(thousand.calls), goal: 2.1 },
  ];
}

/** Milliseconds that the rehearsal of a script takes which looks so often for one mailbox. */
function callsMs(count: number): number {
  return using(emptyProject(), ({ root }) => {
    writeTenant(root, 1);
    writeFileSync(
      join(root, "calls.ps1"),
      `Connect-ExchangeOnline -ManagedIdentity -Organization ${organization} -ShowBanner:$false
for ($number = 0; $number -lt ${count}; $number++) { $null = Get-Mailbox -Identity '${id(0)}' -SoftDeletedMailbox -ErrorAction Stop }`,
    );
    return timeNode([...cliArguments, "rehearse", "calls.ps1", "--tenant", "tenant.json"], { cwd: root, statuses });
  });
}

interface Purges {
  readonly ms: number;
  /** Calls of the service for each mailbox, the listings among them. */
  readonly calls: number;
  /** The most memory of Node's process, and of the engine's, in MB. */
  readonly node: number;
  readonly child: number;
}

/** So many mailboxes purged in one run. */
function purges(count: number): Purges {
  return using(shippedProject(), ({ root }) => {
    writeTenant(root, count);
    writeFileSync(join(root, "targets.json"), JSON.stringify(Array.from({ length: count }, (_, number) => id(number))));
    const evidence = join(root, "evidence");
    mkdirSync(evidence);
    const parameters = {
      Organization: organization,
      UserPrincipalName: `admin@${organization}`,
      ChangeTicket: "CHG-1",
      EvidenceUri: evidence,
      MaxTargets: count,
      WaitMinutes: 30,
    };
    const rehearsal = [
      ...cliArguments,
      "rehearse",
      batchOf(root),
      "--tenant=tenant.json",
      "--mode=execute",
      "--param-file=TargetsJson=targets.json",
      ...Object.entries(parameters).map(([name, value]) => `--param=${name}=${value}`),
    ];
    const options: RunOptions = { cwd: root };
    const begun = performance.now();
    const { node, child, output } = peaksOfNode(rehearsal, options);
    const ms = performance.now() - begun;
    console.error(`${count} purges: ${Math.round(ms)} ms`);
    const [, calls] = /^ *(\d+) of the service/m.exec(output) ?? [];
    if (calls === undefined) throw new Error("The report does not say how many calls there were.");
    return { ms, node, child, calls: Number(calls) / count };
  });
}

/** The script of the batch for a desktop. Its cap is that of Azure Automation's streams, which nobody has at a desktop: it is raised. */
function batchOf(root: string): string {
  outputOfNode([...cliArguments, "compile", "remove-soft-deleted-mailbox-batch", "--runtime", "desktop-7"], {
    cwd: root,
  });
  const script = join(root, "out", "desktop-7", "Remove-SoftDeletedMailboxBatch.ps1");
  const text = readFileSync(script, "utf8");
  const raised = text.replace("-le 3000", "-le 10000");
  if (raised === text) throw new Error("The batch has another cap.");
  writeFileSync(script, raised);
  return script;
}

function writeTenant(root: string, count: number): void {
  const mailboxes = Array.from({ length: count }, (_, number) => ({
    ExchangeGuid: id(number),
    Name: `user${number}`,
    PrimarySmtpAddress: `user${number}@contoso.com`,
  }));
  writeFileSync(join(root, "tenant.json"), JSON.stringify({ organization, mailboxes }));
}
