import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface Measurement {
  readonly name: string;
  readonly unit: "ms" | "MB" | "ratio" | "inputs" | "calls";
  readonly value: number;
  /** At most so much, where it is not a least. */
  readonly goal: number;
  readonly atLeast?: true;
}

/** The command line as a user has it, built from this checkout, as arguments of node. */
export const cliArguments = [join(import.meta.dirname, "..", "dist", "cli.js")] as const;

export interface RunOptions {
  readonly cwd?: string;
  /** The exit codes that do not end the measurement: 0 alone, if nothing else is said. */
  readonly statuses?: readonly number[];
}

/** Runs node and gives the milliseconds from start to end. In CI, as no cache helps there. */
export function timeNode(nodeArguments: readonly string[], options: RunOptions = {}): number {
  const start = performance.now();
  outputOfNode(nodeArguments, options);
  return performance.now() - start;
}

/** The most memory that processes had, in MB, and what the first of them wrote to its standard output. */
export interface Peaks {
  readonly node: number;
  /** Of the largest process that it started; 0 where nobody can tell, which is everywhere but on Linux. */
  readonly child: number;
  readonly output: string;
}

/** Runs node and gives the most memory that its process had, in MB; the engine is a process of its own. */
export const memoryOfNode = (nodeArguments: readonly string[], options: RunOptions): number =>
  peaksOfNode(nodeArguments, options).node;

/** Runs node and looks at the memory of its process, and of those that it starts. */
export function peaksOfNode(nodeArguments: readonly string[], options: RunOptions): Peaks {
  const folder = mkdtempSync(join(tmpdir(), "purgebook-memory-"));
  try {
    const file = join(folder, "kilobytes");
    const probe = pathToFileURL(join(import.meta.dirname, "memory-probe.ts")).href;
    const output = outputOfNode(["--import", probe, ...nodeArguments], options, { PURGEBOOK_BENCH_MEMORY: file });
    const [node, child] = JSON.parse(readFileSync(file, "utf8")) as [number, number];
    return { node: node / 1024, child: child / 1024, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs node and gives what it writes to its standard output. */
export function outputOfNode(
  nodeArguments: readonly string[],
  { cwd = import.meta.dirname, statuses = [0] }: RunOptions,
  environment: Readonly<Record<string, string>> = {},
): string {
  const env = { ...process.env, CI: "true", ...environment };
  const options = { cwd, env, encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, nodeArguments, options);
  if (status === null || !statuses.includes(status))
    throw new Error(`node ${nodeArguments.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function times(count: number, measure: () => number): readonly number[] {
  return Array.from({ length: count }, measure);
}

export const round = (value: number): number => Number(value.toPrecision(3));
