import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Preloaded into a process: notes at its end the most memory that it had.
const file = process.env["PURGEBOOK_BENCH_MEMORY"];
if (isMainThread && file !== undefined)
  process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
