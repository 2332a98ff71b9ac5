import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFiles } from "../../src/util/write-files.ts";
import { openBridge } from "../support/open-bridge.ts";
import { gallery, modesOf } from "./gallery.ts";
import { runGallery } from "./run.ts";
import { rehearsalsText, type Rehearsed } from "./table.ts";
import { tenantsOf } from "./tenants.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bridge = await openBridge(console.log);
try {
  const rehearsed: Rehearsed[] = [];
  for (const rehearsal of gallery)
    for (const mode of modesOf(rehearsal))
      rehearsed.push({ rehearsal, mode, outcome: await runGallery(bridge, root, rehearsal, mode) });
  const text = rehearsalsText(rehearsed, await tenantsOf(root));
  const written = await writeFiles(join(root, "docs"), new Map([["rehearsals.md", text]]));
  console.log(written.length === 0 ? "docs/rehearsals.md is up to date" : "docs/rehearsals.md");
} finally {
  await bridge.close();
}
