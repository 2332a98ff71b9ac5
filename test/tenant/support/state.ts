import type { Answer, Cmdlet } from "../../../src/tenant/call.ts";
import { complianceCmdlets } from "../../../src/tenant/compliance/index.ts";
import { exchangeCmdlets } from "../../../src/tenant/exchange/index.ts";
import type { Mailbox } from "../../../src/tenant/state.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { Tenant } from "../../../src/tenant/tenant.ts";

export type MailboxInFile = NonNullable<TenantFile["mailboxes"]>[number];

/** A guid that a reader can tell from others: `id(7)`. */
export const id = (number: number, kind = "a0"): string =>
  `${kind.padEnd(8, "0")}-0000-4000-8000-${number.toString().padStart(12, "0")}`;

export const hex = "0123456789abcdef0123456789abcdef";
/** The policy of that hold. */
export const hexGuid = "01234567-89ab-cdef-0123-456789abcdef";
export const day = 24 * 60 * 60_000;
export const minute = 60_000;

/** A mailbox of this number, soft-deleted where nothing else is said. */
export const mailbox = (number: number, properties: Partial<MailboxInFile> = {}): MailboxInFile => ({
  ExchangeGuid: id(number),
  Name: `user${number}`,
  PrimarySmtpAddress: `user${number}@contoso.com`,
  ...properties,
});

export const active = (number: number, properties: Partial<MailboxInFile> = {}): MailboxInFile =>
  mailbox(number, { state: "active", ExternalDirectoryObjectId: id(number, "e0"), ...properties });

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
