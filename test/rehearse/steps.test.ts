import { expect, it } from "vitest";
import { Tenant } from "../../src/tenant/tenant.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { id, mailbox } from "../tenant/support/state.ts";
import { rehearseRunbook, rehearseText } from "./support/rehearsals.ts";

const state = stateOf({ mailboxes: [mailbox(1)] });

it("knows of each call the step that the runbook was at, and not the one that it last told of", async () => {
  const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";
  const { calls } = await rehearseRunbook("Remove-SoftDeletedMailbox", new Tenant(state), {
    Identity: id(1),
    Mode: "Execute",
    EvidenceUri,
  });
  const stepOf = (name: string): number | undefined => calls.find((call) => call.name === name)?.step;
  expect({
    connect: stepOf("Connect-ExchangeOnline"),
    find: stepOf("Get-Mailbox"),
    check: stepOf("Get-OrganizationConfig"),
    record: stepOf("Invoke-WebRequest"),
    destroy: stepOf("Remove-Mailbox"),
  }).toEqual({ connect: 1, find: 2, check: 3, record: 4, destroy: 5 });
});

it.each([
  ["keeps none", "'none'", 0],
  ["has something else by that name", "$run = 'daily'", 0],
  ["tells of one", `'{"event":"found","step":3}'`, 3],
])("of a script that %s", async (_, line, step) => {
  const { calls } = await rehearseText(`${line}\nGet-OrganizationConfig`, state);
  expect(calls.map((call) => call.step)).toEqual([step]);
});
