import { expect, it } from "vitest";
import { serve } from "../../src/rehearse/service.ts";
import type { Service } from "../../src/rehearse/rehearsal.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { id, mailbox, tenant } from "../tenant/support/state.ts";
import { rehearseRunbook } from "./support/rehearsals.ts";

const given = { Mode: "Execute", EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges" };

interface Kept {
  readonly tenant: string;
  readonly organization: string;
  readonly origin: { readonly identity: string };
  readonly record: Readonly<Record<string, unknown>>;
}

/** What the store has of a target besides its records. */
const outcomesOf = (on: Tenant, target: string): readonly Kept[] =>
  [...on.state.objects.blobs]
    .filter(([name]) => name.includes(`/CHG-1/${target}-outcome/`))
    .map(([, { body }]) => JSON.parse(body) as Kept);

it("keeps what came of a purge in the store, with the tenant and who did it", async () => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  await rehearseRunbook("Remove-SoftDeletedMailbox", on, { ...given, Identity: id(1) });
  expect(outcomesOf(on, id(1))).toMatchObject([
    {
      organization: on.state.organization,
      tenant: on.state.tenantId,
      origin: { identity: "managed identity" },
      record: { outcome: "destroyed", call: "Remove-Mailbox -PermanentlyDelete" },
    },
  ]);
});

it("keeps why a purge that was recorded failed", async () => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  const held: Service = (to, call) =>
    call.name === "Remove-Mailbox" ? { error: { message: "Nobody has published this." } } : serve(to, call);
  await rehearseRunbook("Remove-SoftDeletedMailbox", on, { ...given, Identity: id(1) }, held);
  expect(outcomesOf(on, id(1))).toMatchObject([{ record: { outcome: "failed", remedy: expect.stringMatching(/./) } }]);
});

it("keeps nothing of a mailbox that was refused before there was a record, and nothing in a Preview", async () => {
  const on = tenant({ mailboxes: [mailbox(1, { LitigationHoldEnabled: true }), mailbox(2)] });
  await rehearseRunbook("Remove-SoftDeletedMailbox", on, { ...given, Identity: id(1) });
  await rehearseRunbook("Remove-SoftDeletedMailbox", on, { ...given, Identity: id(2), Mode: "Preview" });
  expect([...on.state.objects.blobs.keys()].filter((name) => name.startsWith("purges/"))).toEqual([]);
});

it("keeps what came of a batch in one item, and of each that failed why", async () => {
  const on = tenant({ mailboxes: [mailbox(1), mailbox(2), mailbox(3, { LitigationHoldEnabled: true })] });
  const TargetsJson = JSON.stringify([id(1), id(2), id(3)]);
  await rehearseRunbook("Remove-SoftDeletedMailboxBatch", on, { ...given, TargetsJson, MaxTargets: 3 });
  expect(outcomesOf(on, "batch")).toMatchObject([
    { record: { outcome: { [id(1)]: "destroyed", [id(2)]: "destroyed" } } },
  ]);
  expect(outcomesOf(on, id(3))).toMatchObject([{ record: { outcome: "failed", code: "on-hold" } }]);
});

it("is done, with a warning, where a purge succeeds and the store then fails", async () => {
  const on = tenant({ mailboxes: [mailbox(1)] });
  const broken: Service = (to, call) =>
    JSON.stringify(call.parameters).includes("-outcome/")
      ? { objects: [{ StatusCode: 403, Headers: {}, Content: "AuthorizationFailure" }] }
      : serve(to, call);
  const done = await rehearseRunbook("Remove-SoftDeletedMailbox", on, { ...given, Identity: id(1) }, broken);
  expect(toldIn(done.output).at(-1)).toMatchObject({ event: "done" });
  expect(done.warnings.join()).toContain(`What came of ${id(1)} could not be kept`);
  expect(done.breaches).toEqual([]);
});
