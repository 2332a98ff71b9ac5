import type { RunCall } from "../rehearsal.ts";
import type { Fault } from "./fault.ts";

/** 1 MiB for each stream of a job, which fails beyond it (azure-automation 2, stream size). */
const most = 1024 * 1024;

/** No job of a shipped runbook says so much: a batch has a cap, and an inventory puts into the store what is too long (rule needs-limit). */
export const streamLimit: Fault = streamLimitOf(most);

/** The same with another number of bytes. */
export function streamLimitOf(bytes: number): Fault {
  return {
    name: "stream-limit",
    description: "A job whose output is over 1 MiB is ended at its next call.",
    frequency: { oneIn: 1, atMost: 10 },
    around(service, luck) {
      const sizeOf = sizeOfOutput();
      return (tenant, call) => (sizeOf(call.run) > bytes && luck.strikes() ? { dies: true } : service(tenant, call));
    },
  };
}

/** The size in bytes, with line ends. Each line is measured once. */
function sizeOfOutput(): (run: RunCall["run"]) => number {
  const measured = new WeakMap<RunCall["run"]["output"], { lines: number; size: number }>();
  return ({ output }) => {
    const known = measured.get(output) ?? { lines: 0, size: 0 };
    const size = output.slice(known.lines).reduce((sum, line) => sum + Buffer.byteLength(line) + 1, known.size);
    measured.set(output, { lines: output.length, size });
    return size;
  };
}
