import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isOfStore, isRemote } from "../../src/rehearse/remote-call.ts";
import type { Rehearsal } from "../../src/rehearse/rehearsal.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { gallery, modesOf, type GalleryRehearsal, type Mode } from "../../tools/rehearsals/gallery.ts";
import { tenantFile } from "../../tools/rehearsals/tenants.ts";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { withEvidence } from "../../tools/support/evidence.ts";
import { id, mailbox, minute, tenant } from "../tenant/support/state.ts";
import { rehearseRunbook } from "./support/rehearsals.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Connecting, which is the first step of every runbook, stands in no sheet. */
const callsOfService = ({ calls }: Rehearsal): number =>
  calls.filter((call) => call.step > 1 && isRemote(call) && !isOfStore(call)).length;

/** What a review sheet says of one mode, in numbers. */
async function budgetIn(runbook: string, mode: Mode) {
  const sheet = await readFile(join(root, "out", `${runbook}.review.md`), "utf8");
  const [, preview = "", execute = ""] = /waiting: (.*) in Preview, (.*) in Execute\./.exec(sheet) ?? [];
  const said = mode === "Preview" ? preview : execute;
  const numberIn = (pattern: RegExp): number => Number(pattern.exec(said)?.[1] ?? 0);
  return {
    once: numberIn(/^(?:at most )?(\d+)/),
    eachTarget: numberIn(/^\d+, and ([\d.]+) for each target/),
    eachHold: numberIn(/(\d+) for each In-Place Hold/),
    eachTenMinutes: numberIn(/(\d+) for every ten minutes/),
  };
}

/** An In-Place Hold is one without the beginning of any other kind (exchange-state 2.1). */
const isInPlaceHold = (hold: string): boolean => !/^-|^(UniH|mbx|skp|grp|cld)/i.test(hold);

const ending = gallery.filter(({ ends }) => Object.values(ends).every((end) => end === "done"));
const cases = ending.flatMap((rehearsal) =>
  modesOf(rehearsal).map((mode) => [rehearsal.runbook, rehearsal.tenant, mode, rehearsal] as const),
);

it("knows a rehearsal that comes to its end of every runbook", () => {
  const ended = new Set(ending.map(({ runbook }) => runbook));
  expect(gallery.filter(({ runbook }) => !ended.has(runbook))).toEqual([]);
});

it.each(cases)("%s on %s keeps to what its review sheet says of %s", async (runbook, name, mode, rehearsal) => {
  const file = await tenantFile(root, name);
  const state = stateOf(file);
  // Nothing has to be waited for.
  const lag = Object.fromEntries(Object.keys(state.settings.lag).map((of) => [of, 0])) as typeof state.settings.lag;
  const on = new Tenant({ ...state, settings: { ...state.settings, lag } });
  const run = await withEvidence(runbook, (uri) => rehearseRunbook(runbook, on, parametersOf(rehearsal, mode, uri)));
  expect(toldIn(run.output).at(-1)?.event).toBe("done");
  const holds = [...state.objects.mailboxes.values()].flatMap(({ InPlaceHolds }) => InPlaceHolds.filter(isInPlaceHold));
  const { once, eachTarget, eachHold } = await budgetIn(runbook, mode);
  expect(callsOfService(run)).toBeLessThanOrEqual(
    Math.ceil(once + eachTarget * targetsOf(rehearsal) + eachHold * holds.length),
  );
});

/** Without Mode a runbook only previews. */
const parametersOf = (
  { parameters }: GalleryRehearsal,
  mode: Mode,
  EvidenceUri: string,
): GalleryRehearsal["parameters"] => (mode === "Execute" ? { ...parameters, Mode: mode, EvidenceUri } : parameters);

const targetsOf = ({ parameters }: GalleryRehearsal): number =>
  (JSON.parse(String(parameters["TargetsJson"] ?? "[]")) as readonly string[]).length;

it(
  "purges 1,000 mailboxes with at most 2.1 calls for each, the listings among them",
  { timeout: 600_000 },
  async () => {
    const numbers = Array.from({ length: 1_000 }, (_, number) => number);
    const run = await rehearseRunbook(
      "Remove-SoftDeletedMailboxBatch",
      tenant({ mailboxes: numbers.map((number) => mailbox(number)) }),
      {
        TargetsJson: JSON.stringify(numbers.map((number) => id(number))),
        MaxTargets: 1_000,
        Mode: "Execute",
        EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges",
      },
    );
    expect({ end: run.end, breaches: run.breaches }).toEqual({ end: {}, breaches: [] });
    const { once, eachTarget, eachTenMinutes } = await budgetIn("Remove-SoftDeletedMailboxBatch", "Execute");
    const tens = Math.floor((run.ended - run.started) / (10 * minute));
    expect(callsOfService(run)).toBeLessThanOrEqual(once + eachTarget * 1_000 + eachTenMinutes * tens);
    expect(callsOfService(run) / 1_000).toBeLessThanOrEqual(2.1);
  },
);
