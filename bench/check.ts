import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fuzzInputs } from "./fuzz-inputs.ts";
import {
  cliArguments,
  median,
  memoryOfNode,
  outputOfNode,
  round,
  timeNode,
  times,
  type Measurement,
} from "./measurement.ts";
import { emptyProject, using, type Project } from "./project.ts";

const packageRoot = join(import.meta.dirname, "..");
const checkArguments = [...cliArguments, "check"];
/** 1 says that there are findings. */
const statuses = [0, 1] as const;

/** What checking costs: all that is shipped, and of scripts of 400 lines one more; and whether any input is too much. */
export function measureChecks(): readonly Measurement[] {
  const cold = median(times(5, () => timeNode([...checkArguments, "out"], { cwd: packageRoot, statuses })));
  const some = marginalMs(100);
  const many = marginalMs(1_000);
  const memory = using(projectOf(1_000), ({ root }) =>
    memoryOfNode([...checkArguments, "scripts"], { cwd: root, statuses }),
  );
  return [
    { name: "check.cold", unit: "ms", value: round(cold), goal: 800 },
    // The worse of the two is the one that counts.
    { name: "check.warm", unit: "ms", value: round(Math.max(some, many)), goal: 10 },
    { name: "check.growth", unit: "ratio", value: round(many / some), goal: 1.1 },
    { name: "check.memory", unit: "MB", value: round(memory), goal: 300 },
    { name: "check.fuzz", unit: "inputs", value: inputsWithoutVerdict(10_000, 20_261_125), goal: 0 },
  ];
}

/** Milliseconds for each script beyond the first. */
function marginalMs(count: number): number {
  return (checkMs(count) - checkMs(1)) / (count - 1);
}

function checkMs(count: number): number {
  return using(projectOf(count), ({ root }) => {
    const ms = median(times(3, () => timeNode([...checkArguments, "scripts"], { cwd: root, statuses })));
    console.error(`${count} scripts: ${Math.round(ms)} ms`);
    return ms;
  });
}

/** A project with so many scripts, each of about 400 lines and not quite like the others. */
function projectOf(count: number): Project {
  const project = emptyProject();
  mkdirSync(join(project.root, "scripts"));
  for (let number = 1; number <= count; number++)
    writeFileSync(join(project.root, "scripts", `script-${number}.ps1`), scriptText(number));
  return project;
}

function scriptText(number: number): string {
  const parts = Array.from({ length: 25 }, (_, at) => functionText(`${number}x${at}`));
  return `[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $ListPath,
    [ValidateSet('Preview', 'Execute')] [string] $Mode = 'Preview'
)
$ErrorActionPreference = 'Stop'
${parts.join("\n")}`;
}

function functionText(id: string): string {
  return `
function Clear-Group${id} {
    param([string] $Path, [string] $Mode)
    foreach ($line in Import-Csv -Path $Path) {
        $found = @(Get-Mailbox -SoftDeletedMailbox -Identity $line.ExchangeGuid -ErrorAction Stop)
        if ($found.Count -ne 1) { throw "There is not one mailbox $($line.ExchangeGuid) of group ${id}." }
        $mailbox = $found[0]
        if ($mailbox.LitigationHoldEnabled -or @($mailbox.InPlaceHolds).Count -gt 0) { continue }
        $mailbox | Select-Object -Property ExchangeGuid, WhenSoftDeleted | Export-Csv -Path "$Path.${id}.csv" -Append
        if ($Mode -eq 'Execute') {
            Remove-Mailbox -Identity $mailbox.DistinguishedName -PermanentlyDelete -Confirm:$false -ErrorAction Stop
        }
        Write-Output "Group ${id}: $($mailbox.ExchangeGuid)"
    }
}
Clear-Group${id} -Path $ListPath -Mode $Mode`;
}

/** How many of so many files came out with neither a finding nor a clean sheet, or with a fault of purgebook's own. */
function inputsWithoutVerdict(count: number, seed: number): number {
  const scripts = readdirSync(join(packageRoot, "out"))
    .filter((name) => name.endsWith(".ps1"))
    .map((name) => readFileSync(join(packageRoot, "out", name), "utf8"));
  return using(emptyProject(), ({ root }) => {
    mkdirSync(join(root, "inputs"));
    let made = 0;
    for (const input of fuzzInputs(count, seed, scripts))
      writeFileSync(join(root, "inputs", `${String(made++).padStart(6, "0")}.ps1`), input);
    const output = outputOfNode([...checkArguments, "inputs", "--format", "json"], { cwd: root, statuses: [0, 1, 2] });
    const { files, diagnostics } = JSON.parse(output) as CheckDocument;
    const faulty = new Set(diagnostics.filter(({ code }) => faults.has(code)).map(({ file }) => file));
    const judged = new Set([...files, ...diagnostics].map(({ file }) => file));
    return count - [...judged].filter((file) => file !== undefined && !faulty.has(file)).length;
  });
}

interface CheckDocument {
  readonly files: readonly { readonly file: string }[];
  readonly diagnostics: readonly { readonly code: string; readonly file?: string }[];
}

const faults: ReadonlySet<string> = new Set(["checker-fault", "engine-failed", "no-engine"]);
