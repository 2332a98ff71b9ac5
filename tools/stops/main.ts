import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../src/rehearse/service.ts";
import { stopEverywhere } from "../../src/rehearse/stop-everywhere.ts";
import { stopsText } from "../../src/rehearse/stops/text.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { openBridge } from "../support/open-bridge.ts";
import { common, stopCases } from "./cases.ts";

// Stops every runbook everywhere: some minutes. `npm run stops -- Clear-MailboxHold` stops that one.

const root = fileURLToPath(new URL("../../", import.meta.url));
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const bridge = await openBridge(say);

const asked = process.argv.slice(2);
for (const { runbook, title, tenant, parameters } of stopCases) {
  if (asked.length > 0 && !asked.includes(runbook)) continue;
  const path = join(root, "out", `${runbook}.ps1`);
  const began = performance.now();
  const stops = await stopEverywhere({
    bridge,
    script: { path, text: await readFile(path, "utf8") },
    parameters: { ...common, ...parameters },
    state: stateOf(tenant),
    newService: () => serve,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log([`${runbook}, ${title}, in ${seconds} s`, ...stopsText(stops)].join("\n  "));
  if (stops.length === 0 || !stops.every(({ holds }) => holds)) process.exitCode = 1;
}
await bridge.close();
