import { id } from "../../../tools/support/tenant-objects.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import type { Happening } from "./happenings.ts";
import type { NewTenant } from "./run-runbook.ts";

export { active, hex, hexGuid, id, mailbox, type MailboxInFile } from "../../../tools/support/tenant-objects.ts";

export type UserInFile = NonNullable<TenantFile["users"]>[number];

export const organization = "contoso.onmicrosoft.com";

/** A tenant in which everything shows at once. */
export const tenant = ({ settings = {}, ...parts }: NewTenant): NewTenant => ({
  domains: [{ id: "contoso.com", authenticationType: "Federated" }],
  ...parts,
  settings: { ...settings, lag: { ...atOnce, ...settings.lag } },
});

const atOnce = { purge: 0, delete: 0, bin: 0, orphan: 0, restore: 0, copy: 0, hold: 0 };

/** Exchange Online (Plan 2), switched on. */
export const exchangePlan = {
  service: "exchange",
  servicePlanId: "efb87545-963c-4e0d-99df-69c6916d9eb0",
  capabilityStatus: "Enabled",
};

/** The user of the mailbox with the same number. */
export const user = (
  number: number,
  state: "active" | "deleted",
  properties: Partial<UserInFile> = {},
): UserInFile => ({
  id: id(number, "e0"),
  userPrincipalName: `user${number}@contoso.com`,
  displayName: `User ${number}`,
  state,
  ...properties,
});

/** The service shows a mailbox otherwise than it is: what is undefined it does not say. */
export const showing = (shows: object, on = id(1)): Happening => ({ call: "Get-Mailbox", when: "after", on, shows });
