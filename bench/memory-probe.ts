import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Preloaded into a process: notes at its end the most memory that it had, and that any process had which it started, in kilobytes.
const file = process.env["PURGEBOOK_BENCH_MEMORY"];
if (isMainThread && file !== undefined) {
  let child = 0;
  const look = (): void => void (child = Math.max(child, ...childrenOf(process.pid).map(peakOf)));
  setInterval(look, 200).unref();
  process.on("exit", () => writeFileSync(file, JSON.stringify([process.resourceUsage().maxRSS, child])));
}

function childrenOf(pid: number): readonly number[] {
  const children = `/proc/${pid}/task/${pid}/children`;
  return existsSync(children) ? readFileSync(children, "utf8").trim().split(" ").filter(Boolean).map(Number) : [];
}

/** 0 of a process that has just ended. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
