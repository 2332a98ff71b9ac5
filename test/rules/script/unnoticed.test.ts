import { expect, it } from "vitest";
import { check } from "../../../src/check.ts";
import { compileShipped } from "../../compile/support/shipped.ts";
import { mutantsOf } from "../../powershell/support/mutants.ts";
import { mutations, scriptOf } from "../../powershell/support/mutations.ts";
import { readWhole } from "../../powershell/support/reader.ts";

const placesPerKind = 4;

const compiled = (await compileShipped()).find(
  ({ procedure, form }) => procedure.name === "Remove-SoftDeletedMailbox" && form.dialect === "graph-rest",
);
if (compiled === undefined) throw new Error("Remove-SoftDeletedMailbox is not compiled.");
const scripts = [{ compiled, script: scriptOf(compiled.text, (await readWhole(compiled.text)).root) }];

async function isNoticed(text: string): Promise<boolean> {
  const found = check({ file: "script.ps1", text, reading: await readWhole(text) }, ["automation-7.4"]);
  return found.length > 0;
}

/** Of each kind of change, how many were tried and how many the rules alone have noticed. */
async function tried(): Promise<readonly (readonly [kind: string, tried: number, noticed: number])[]> {
  const rows = [];
  for (const kind of Object.keys(mutations)) {
    const mutants = mutantsOf(kind, scripts, placesPerKind);
    let noticed = 0;
    for (const { text } of mutants) if (await isNoticed(text)) noticed++;
    rows.push([kind, mutants.length, noticed] as const);
  }
  return rows;
}

const intro = `# What the rules alone notice

Somebody changes an emitted script on its way to the one who runs it. That it is no longer what was compiled, the read-back and the hash tell of every change. \`purgebook check\` does not know what a script was
compiled from: it looks for norms, and this is what it notices of changes at places picked by a seed in Remove-SoftDeletedMailbox, whatever they do. What is dropped or widened of gates, checks, records, verifications and
identities it notices in every runbook: another test holds that.

`;

it("docs/mutants.md says what the rules alone notice of a changed script, and what not", async () => {
  const rows = (await tried()).map(([kind, all, noticed]) => `| ${kind} | ${all} | ${noticed} |`);
  const table = ["| somebody | tried | noticed |", "| --- | --- | --- |", ...rows].join("\n");
  await expect(`${intro}${table}\n`).toMatchFileSnapshot("../../../docs/mutants.md");
});
