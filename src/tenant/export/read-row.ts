import { ExportFault } from "./export-fault.ts";
import { kindOf, type Kind } from "./kind.ts";
import type { Row } from "./row.ts";
import { saidOfCase } from "./said-of-case.ts";
import { saidOfDomain } from "./said-of-domain.ts";
import { saidOfMailbox } from "./said-of-mailbox.ts";
import { saidOfOrganization } from "./said-of-organization.ts";
import { saidOfPolicy } from "./said-of-policy.ts";
import { saidOfRoles } from "./said-of-roles.ts";
import { saidOfRule } from "./said-of-rule.ts";
import { saidOfUser } from "./said-of-user.ts";
import type { SaidByRow } from "./said-once.ts";

const readers = {
  mailboxes: saidOfMailbox,
  users: saidOfUser,
  organization: saidOfOrganization,
  policies: saidOfPolicy,
  rules: saidOfRule,
  cases: saidOfCase,
  domains: saidOfDomain,
  roles: saidOfRoles,
} as const satisfies Readonly<Record<Kind, (row: Row) => object>>;

/** What a row says of an object of its kind. */
export type ReadRow = {
  [K in Kind]: { readonly kind: K } & SaidByRow<ReturnType<(typeof readers)[K]>>;
}[Kind];

/** @throws ExportFault which names the file */
export function readRow(file: string, row: Row): ReadRow {
  try {
    const kind = kindOf(row);
    return { kind, file, row, said: readers[kind](row) } as ReadRow;
  } catch (error) {
    throw error instanceof ExportFault ? error.in(file) : error;
  }
}

/** What rows say that are of one kind. */
export const ofKind = <K extends Kind>(rows: readonly ReadRow[], kind: K) =>
  rows.filter((row): row is Extract<ReadRow, { readonly kind: K }> => row.kind === kind);
