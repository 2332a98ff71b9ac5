import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { streamLimit, streamLimitOf } from "../../../src/rehearse/faults/stream-limit.ts";
import { withFaults } from "../../../src/rehearse/faults/with-faults.ts";
import { toldIn } from "../../../src/rehearse/judge/honest-account.ts";
import { rehearseJudged } from "../../../src/rehearse/judged.ts";
import type { Rehearsal } from "../../../src/rehearse/rehearsal.ts";
import { serve } from "../../../src/rehearse/service.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import { id, mailbox, tenant } from "../../tenant/support/state.ts";
import { bridge } from "../../support/bridge.ts";
import { connected, rehearseRunbook, rehearseText } from "../support/rehearsals.ts";

const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";
const struckIn = ({ calls }: Rehearsal): readonly number[] =>
  calls.filter(({ struck }) => struck !== undefined).map(({ number }) => number);

it("ends a job at the call behind what is too much", async () => {
  const look = "$null = Get-Mailbox -SoftDeletedMailbox";
  const service = withFaults(connected, [streamLimit], 1);
  const run = await rehearseText(
    `${look}\n'a' * 1MB\n${look}\n'end'`,
    stateOf({ mailboxes: [mailbox(1)] }),
    {},
    service,
  );
  expect({ end: run.end, struck: struckIn(run), lines: run.output.length }).toEqual({
    end: "given-up",
    struck: [2],
    lines: 1,
  });
});

it.each([
  ["which go to the store instead", { EvidenceUri }, "done", undefined],
  ["so that without a store it fails and says so", {}, "failed", "too-much-output"],
])(
  "never strikes the inventory, in a tenant of more mailboxes than a job's stream has room for, %s",
  async (_, parameters, event, code) => {
    const numbers = Array.from({ length: 2_200 }, (_unused, number) => number);
    const many = tenant({
      mailboxes: numbers.map((number) => mailbox(number, { Name: `${number}`.padStart(64, "0") })),
    });
    const service = withFaults(serve, [streamLimit], 1);
    const run = await rehearseRunbook("Get-DeletedMailboxInventory", many, parameters, service);
    expect({ breaches: run.breaches, struck: struckIn(run) }).toEqual({ breaches: [], struck: [] });
    expect(toldIn(run.output).at(-1)).toMatchObject({ event, ...(code === undefined ? {} : { code }) });
    const kept = [...many.state.objects.blobs.values()].reduce((size, { body }) => size + body.length, 0);
    expect(kept > 1024 * 1024).toBe(event === "done");
  },
);

it("leaves every invariant whole where it ends a batch again and again, until the rest of it fits", async () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  const path = fileURLToPath(new URL("../../../out/Remove-SoftDeletedMailboxBatch.ps1", import.meta.url));
  const on = tenant({ mailboxes: numbers.map((number) => mailbox(number)) });
  const { runs, breaches } = await rehearseJudged({
    bridge: await bridge(),
    tenant: on,
    script: { path, text: await readFile(path, "utf8") },
    parameters: {
      Organization: on.state.organization,
      ChangeTicket: "CHG-1",
      Mode: "Execute",
      EvidenceUri,
      TargetsJson: JSON.stringify(numbers.map((number) => id(number))),
    },
    // The lines of the shipped runbooks never come to 1 MiB; here a stream has less room.
    service: withFaults(serve, [{ ...streamLimitOf(1_600), frequency: { oneIn: 1, atMost: 3 } }], 1),
    // Behind the minute for which the claim of a dead job holds.
    next: (before) => (before.at(-1)?.end === "given-up" ? 61_000 : undefined),
  });
  expect(breaches).toEqual([]);
  expect(runs.map(({ end }) => end)).toEqual(["given-up", "given-up", "given-up", {}]);
  expect([...on.state.objects.mailboxes.values()].map(({ state }) => state)).toEqual(numbers.map(() => "purged"));
});
