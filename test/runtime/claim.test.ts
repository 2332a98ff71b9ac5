import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runScript, webs } from "./support/run-script.ts";
import { endEngine } from "./support/script-engine.ts";
import { servicesOfEachTest } from "./support/services.ts";

const services = servicesOfEachTest();
const folder = mkdtempSync(join(tmpdir(), "purgebook-claims-"));
afterAll(() => rmSync(folder, { recursive: true }));

const another = "22222222-2222-2222-2222-222222222222";
const fine = { output: [], failure: null, warnings: [] };
const lease = () => services().store.get("purges-claims/claims/a.claim")?.lease;

it.each(webs)("lets one job work on a target until it frees it (blobs, %s)", async (web) => {
  const { origin } = services();
  expect(await runScript("Enter-Claim -Target 'a'\nEnter-Claim -Target 'a'", { origin, web })).toMatchObject(fine);
  const second = await runScript("Enter-Claim -Target 'a'", { origin, web, claimId: another });
  expect(second.failure).toMatchObject({ code: "in-use", because: expect.stringContaining("LeaseAlreadyPresent") });
  expect(await runScript("Enter-Claim -Target 'b'", { origin, web, claimId: another })).toMatchObject(fine);
  expect(await runScript("Exit-Claim -Target 'a'", { origin, web })).toMatchObject(fine);
  expect(await runScript("Enter-Claim -Target 'a'", { origin, web, claimId: another })).toMatchObject(fine);
});

it("takes its claim though the answer was lost, and does not leave it to another", async () => {
  services().faults.push("none", "unanswered", "unanswered");
  expect(await runScript("Enter-Claim -Target 'a'", { origin: services().origin })).toMatchObject({ failure: null });
  expect(lease()).toBe("11111111-1111-1111-1111-111111111111");
});

it("frees quietly what it has lost, and leaves it to who has it", async () => {
  services().store.set("purges-claims/claims/a.claim", { body: "", sha256: undefined, lease: another });
  const script = "Exit-Claim -Target 'a'\nExit-Claim -Target 'never-claimed'";
  expect(await runScript(script, { origin: services().origin })).toMatchObject(fine);
  expect(lease()).toBe(another);
});

it("does not hide an error behind a claim that cannot be freed", async () => {
  services().faults.push({ status: 403 });
  const script = "try { throw 'the error' } finally { Exit-Claim -Target 'a' }";
  const { failure, warnings } = await runScript(script, { origin: services().origin });
  expect(failure).toMatchObject({ because: "the error" });
  expect(warnings).toEqual([expect.stringContaining("could not be freed")]);
});

it("needs the container of the claims", async () => {
  const options = { origin: services().origin, evidenceUri: `${services().origin}/elsewhere` };
  expect(await runScript("Enter-Claim -Target 'a'", options)).toMatchObject({ failure: { code: "store-refused" } });
});

it("lets one job work on a target until it frees it (a folder)", async () => {
  const script = `
    $first = $run.Claims
    $second = @{}
    function Use-Claims($claims, $action) { $run.Claims = $claims; try { & $action -Target 'a'; 'fine' } catch { $_.FullyQualifiedErrorId } }
    Use-Claims $first 'Enter-Claim'
    Use-Claims $first 'Enter-Claim'
    Use-Claims $second 'Enter-Claim'
    Use-Claims $second 'Exit-Claim'
    Use-Claims $second 'Enter-Claim'
    Use-Claims $first 'Exit-Claim'
    Use-Claims $second 'Enter-Claim'
    Use-Claims $first 'Enter-Claim'`;
  const { output, warnings } = await runScript(script, { evidenceUri: folder });
  expect({ output, warnings }).toEqual({
    output: ["fine", "fine", "in-use", "fine", "in-use", "fine", "fine", "in-use"],
    warnings: [],
  });
});

it("frees the claim of a job that died (a folder)", async () => {
  const claim = "Enter-Claim -Target 'b'\n$global:kept = $run.Claims";
  expect(await runScript(claim, { evidenceUri: folder })).toMatchObject(fine);
  expect(await runScript(claim, { evidenceUri: folder })).toMatchObject({ failure: { code: "in-use" } });
  await endEngine();
  expect(await runScript(claim, { evidenceUri: folder })).toMatchObject(fine);
});

it("renews its claims while it waits, for a lease lives no longer than a minute", async () => {
  const script = "Enter-Claim -Target 'a'\n$run.Claimed = @('a')\nWait-Minute";
  const { sleeps, failure } = await runScript(script, { origin: services().origin });
  expect({ sleeps, failure }).toEqual({ sleeps: [30, 30], failure: null });
  const renewals = services()
    .calls()
    .filter((call) => call.includes("comp=lease"));
  expect(renewals.length).toBe(4); // the first finds no item to lease
});

it("goes on looking where a claim is lost, and says so", async () => {
  services().store.set("purges-claims/claims/a.claim", { body: "", sha256: undefined, lease: another });
  const { failure, warnings } = await runScript("$run.Claimed = @('a')\nWait-Minute", { origin: services().origin });
  expect(failure).toBeNull();
  expect(warnings.join()).toContain("could not be renewed");
});
