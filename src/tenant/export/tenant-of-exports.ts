import { organizationIn } from "./organization.ts";
import { guidOf } from "../names.ts";
import type { TenantFile } from "../tenant-file-schema.ts";
import { assumptionsOf, type Assumption, type Unsaid } from "./assumption.ts";
import { exportCommands, sayInTenantFile } from "./commands.ts";
import { domainOfSaid } from "./domain-of-said.ts";
import { holdsInExports } from "./holds-in-exports.ts";
import { mailboxOfSaid, neverSaidOfMailboxes } from "./mailbox-of-said.ts";
import { ofKind, readRow, type ReadRow } from "./read-row.ts";
import { rolesInExports } from "./roles-in-exports.ts";
import type { Row } from "./row.ts";
import type { MailboxInFile } from "./said-of-mailbox.ts";
import type { UserInFile } from "./said-of-user.ts";
import { saidOnce } from "./said-once.ts";
import { userOfMailbox, userOfSaid } from "./user-of-said.ts";

/** What an administrator has exported, file by file. */
export interface Export {
  readonly file: string;
  readonly rows: readonly Row[];
}

export interface TenantOfExports {
  readonly content: TenantFile;
  readonly assumptions: readonly Assumption[];
}

/**
 * The tenant that exports show, beside what a tenant file says, which goes before. What no export says is assumed the careful way, under which less may be
 * purged, or as it is in most tenants; and listed. @throws ExportFault
 */
export function tenantOfExports(exports: readonly Export[], base: TenantFile = {}): TenantOfExports {
  const rows = exports.flatMap(({ file, rows: own }) => own.map((row) => readRow(file, row)));
  const unsaid: Unsaid[] = [];
  const keep = <T>({ unsaid: more, ...made }: { readonly unsaid: readonly Unsaid[] } & T): Omit<T, "unsaid"> => {
    unsaid.push(...more);
    return made as Omit<T, "unsaid">;
  };
  const mailboxes = saidOnce(ofKind(rows, "mailboxes"), ({ ExchangeGuid }) => ExchangeGuid).map(
    (said) => keep(mailboxOfSaid(said)).mailbox,
  );
  const namedBy = new Map(
    mailboxes.map((mailbox) => [mailbox.ExternalDirectoryObjectId?.toLowerCase() ?? "", mailbox]),
  );
  const users = saidOnce(ofKind(rows, "users"), ({ id }) => id).map(
    (said) => keep(userOfSaid(said, namedBy.get(said.id))).user,
  );
  const known = new Set([...users, ...(base.users ?? [])].map(({ id }) => id.toLowerCase()));
  const others = [...namedBy]
    .filter(([id]) => id !== "" && !known.has(id))
    .map(([id, mailbox]) => keep(userOfMailbox(id, mailbox)).user);
  const tenant = tenantFacts(rows, mailboxes, [...users, ...others], base);
  return {
    content: {
      ...base,
      ...tenant.content,
      mailboxes: [...(base.mailboxes ?? []), ...mailboxes],
      users: [...(base.users ?? []), ...users, ...others],
    },
    assumptions: [...tenant.assumptions, ...assumptionsOf(unsaid)],
  };
}

/** What is of the tenant as a whole. */
function tenantFacts(
  rows: readonly ReadRow[],
  mailboxes: readonly MailboxInFile[],
  users: readonly UserInFile[],
  base: TenantFile,
): TenantOfExports {
  const saidDomains = saidOnce(ofKind(rows, "domains"), ({ id }) => id);
  const domains = saidDomains.map(domainOfSaid);
  const roles = rolesInExports(rows, base);
  const organization =
    base.organization ??
    organizationIn(
      mailboxes,
      ofKind(rows, "organization").map(({ said }) => said),
    ) ??
    saidDomains.find(({ isInitial }) => isInitial === true)?.id;
  const now = base.now ?? latestTime(mailboxes, users);
  const holds = holdsInExports(rows, mailboxes, base);
  const isSaid = (property: keyof TenantFile): boolean => base[property] !== undefined;
  const assumptions: readonly (Assumption | false)[] = [
    now !== undefined &&
      !isSaid("now") && {
        what: "when the rehearsal begins",
        assumed: `${now}, the latest time that the exports name`,
        instead: sayInTenantFile,
      },
    organization === undefined && {
      what: "the organization",
      assumed: "contoso.onmicrosoft.com, as no export names it",
      instead: exportCommands.organization,
    },
    !isSaid("tenantId") && { what: "the id of the tenant", assumed: "an invented one", instead: sayInTenantFile },
    ...holds.assumptions,
    domains.length === 0 &&
      !isSaid("domains") && {
        what: "domains",
        assumed: "the organization's own alone",
        instead: exportCommands.domains,
      },
    ...roles.assumptions,
    ...(mailboxes.length > 0 ? neverSaidOfMailboxes : []),
  ];
  return {
    content: {
      ...(now === undefined ? {} : { now }),
      ...(organization === undefined ? {} : { organization }),
      ...holds.content,
      ...roles.content,
      domains: [...(base.domains ?? []), ...domains.map(({ domain }) => domain)],
      tenantId: base.tenantId ?? guidOf(organization ?? "contoso.onmicrosoft.com"),
    },
    assumptions: [
      ...assumptions.filter((one) => one !== false),
      ...assumptionsOf([...holds.unsaid, ...domains.flatMap(({ unsaid }) => unsaid)]),
    ],
  };
}

/** What was exported has happened: the rehearsal begins no earlier. */
function latestTime(mailboxes: readonly MailboxInFile[], users: readonly UserInFile[]): string | undefined {
  const times = [
    ...mailboxes.flatMap(({ WhenSoftDeleted, InactiveMailboxRetireTime }) => [
      WhenSoftDeleted,
      InactiveMailboxRetireTime,
    ]),
    ...users.map(({ deletedDateTime }) => deletedDateTime),
  ];
  return times.reduce<string | undefined>(
    (latest, time) => (time && (latest === undefined || Date.parse(time) > Date.parse(latest)) ? time : latest),
    undefined,
  );
}
