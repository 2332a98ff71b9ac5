import { expect, it } from "vitest";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { sealViews } from "../../src/review/seal-view.ts";
import { sealedOf, type ProvedSeal } from "../../src/seal/proved-seal.ts";
import { targetsHash, type SealRecord } from "../../src/seal/seal-record.ts";
import { id } from "../tenant/support/state.ts";

function seal(ticket: string, count = 1): ProvedSeal & { readonly record: SealRecord } {
  const targets = Array.from({ length: count }, (_, at) => ({ Identity: id(at + 1), MailboxGuid: id(at + 2) }));
  const script = "graph-sdk/Remove-DeletedUser.ps1";
  return {
    file: `sealed/${ticket}/${script}`,
    record: {
      schema: "purgebook-seal-1",
      runbook: "Remove-DeletedUser",
      approved: { file: script, hash: "a".repeat(64) },
      script: { file: script, hash: "b".repeat(64) },
      ticket,
      notBefore: "2026-01-31T21:00:00Z",
      notAfter: "2026-02-01T01:00:30Z",
      maxTargets: 9,
      targets,
      targetsHash: targetsHash(targets),
      parameters: { Organization: "contoso.onmicrosoft.com", WaitMinutes: 30 },
    },
  };
}

it("has what must not run first, then what cannot be proved, then what holds", () => {
  const { file } = seal("CHG-2");
  const forged = { ...seal("CHG-2"), fault: diagnostic("invalid-seal", { file, said: "it has no record." }) };
  const earlier = { ...seal("CHG-3"), fault: diagnostic("seal-stale", { file, hash: "a".repeat(64) }) };
  const views = sealViews([seal("CHG-1"), earlier, forged]);
  expect(views.map(({ ticket, badge, holds, isForged }) => ({ ticket, badge, holds, isForged }))).toEqual([
    { ticket: "CHG-2", badge: "Does not hold", holds: false, isForged: true },
    { ticket: "CHG-3", badge: "Of an earlier version", holds: false, isForged: false },
    { ticket: "CHG-1", badge: "Holds", holds: true, isForged: false },
  ]);
  expect(views[0]?.says).toContain("it has no record. Do not run it");
  // What stands in a record that somebody may have changed, nobody should read.
  expect(views.map(({ of }) => of?.count)).toEqual([undefined, 1, 1]);
});

it("says what it is sealed for, with every id, and how many targets more there are", () => {
  const [view] = sealViews([seal("CHG-1", 501)]);
  expect(view?.of).toMatchObject({
    from: "2026-01-31 21:00 UTC",
    until: "2026-02-01 01:00:30 UTC",
    count: 501,
    most: 9,
    parameters: [
      { name: "Organization", value: "contoso.onmicrosoft.com" },
      { name: "WaitMinutes", value: "30" },
    ],
    targets: { length: 500, 0: `${id(1)}, ${id(2)}` },
    more: 1,
  });
});

it("belongs to the script whose place it has, and names its change by its folder where it has no record", () => {
  const stray = { file: "sealed/CHG-9/Own.ps1", fault: diagnostic("invalid-seal", { file: "a", said: "b." }) };
  expect([seal("CHG-1"), stray].map(sealedOf)).toEqual(["graph-sdk/Remove-DeletedUser.ps1", "Own.ps1"]);
  expect(sealViews([stray])).toMatchObject([{ ticket: "CHG-9", badge: "Does not hold" }]);
});
