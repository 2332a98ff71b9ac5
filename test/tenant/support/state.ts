import type { Answer, Cmdlet } from "../../../src/tenant/call.ts";
import { complianceCmdlets } from "../../../src/tenant/compliance/index.ts";
import { exchangeCmdlets } from "../../../src/tenant/exchange/index.ts";
import type { Mailbox } from "../../../src/tenant/state.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { Tenant } from "../../../src/tenant/tenant.ts";
import { id } from "../../../tools/support/tenant-objects.ts";

export { active, hex, hexGuid, id, mailbox, type MailboxInFile } from "../../../tools/support/tenant-objects.ts";

export const day = 24 * 60 * 60_000;
export const minute = 60_000;

export const tenant = (file: TenantFile): Tenant => new Tenant(stateOf(file));

const cmdlets: Readonly<Record<string, Cmdlet>> = { ...exchangeCmdlets, ...complianceCmdlets };

/** Calls a cmdlet, and lets come about what it does. */
export function call(on: Tenant, name: string, parameters: Readonly<Record<string, unknown>> = {}): Answer {
  const answer = cmdlets[name]?.(on.state, { name, parameters });
  if (answer === undefined) throw new Error(`The tenant has no ${name}.`);
  on.apply(answer.changes);
  return answer;
}

export const names = ({ objects = [] }: Answer): readonly unknown[] =>
  objects.map((object) => (object as { readonly Name: string }).Name);

export const mailboxIn = ({ state }: Tenant, number: number): Mailbox | undefined =>
  state.objects.mailboxes.get(id(number));
