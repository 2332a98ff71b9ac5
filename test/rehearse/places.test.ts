import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compileProcedure } from "../../src/compile.ts";
import { loadProcedure } from "../../src/load/load-procedure.ts";
import { loadResources } from "../../src/load/resources.ts";
import type { Place } from "../../src/procedure/form.ts";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import type { Service } from "../../src/rehearse/rehearsal.ts";
import { serve } from "../../src/rehearse/service.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { id, mailbox, minute } from "../tenant/support/state.ts";
import { rehearseText } from "./support/rehearsals.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const batch = join(root, "runbooks", "remove-soft-deleted-mailbox-batch.runbook.ts");
const state = stateOf({ mailboxes: [mailbox(1), mailbox(2)] });

/** A service that takes three hours for its first listing. */
function slow(): Service {
  let isFirst = true;
  return (tenant, call) => {
    if (isFirst && call.name === "Get-Mailbox") {
      isFirst = false;
      tenant.advance(180 * minute);
    }
    return serve(tenant, call);
  };
}

/** Purges two mailboxes by the script of the batch for a place. */
async function purge(place: Place, parameters: object) {
  const { procedure } = await loadProcedure(batch, root);
  if (procedure === undefined) throw new Error("The batch does not load.");
  const { compiled } = compileProcedure(procedure, { dialect: "graph-rest", place }, await loadResources());
  const given = {
    TargetsJson: JSON.stringify([id(1), id(2)]),
    Organization: state.organization,
    ChangeTicket: "CHG-1",
    Mode: "Execute",
    ...parameters,
  };
  return rehearseText(compiled?.text ?? "", state, given, slow());
}

it("purges at a desktop for as long as it takes, with its evidence in a folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "purgebook-evidence-"));
  try {
    const parameters = { UserPrincipalName: `admin@${state.organization}`, EvidenceUri: folder };
    const { end, breaches, output } = await purge("desktop-7", parameters);
    expect({ end, breaches }).toEqual({ end: {}, breaches: [] });
    expect(toldIn(output).filter(({ event }) => event === "destroyed")).toHaveLength(2);
    expect(await readdir(join(folder, "CHG-1"))).toEqual([id(1), id(2), "batch-outcome"]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it("begins nothing in Azure Automation that its sandbox might not let end", async () => {
  const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";
  const { breaches, happened, output } = await purge("automation", { EvidenceUri });
  expect({ breaches, happened }).toEqual({ breaches: [], happened: [] });
  expect(toldIn(output).at(-1)).toMatchObject({ event: "failed", code: "not-yet" });
});
