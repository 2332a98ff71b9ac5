import { distinguishedOrganization } from "./organization.ts";
import { guidOf } from "../names.ts";
import type { TenantFile } from "../tenant-file-schema.ts";
import { assumptionsOf, type Assumption, type Unsaid } from "./assumption.ts";
import { exportCommands, sayInTenantFile } from "./commands.ts";
import { listIn, type Row } from "./row.ts";
import { ExportFault } from "./export-fault.ts";
import { sourcesOfHolds } from "./sources-of-holds.ts";
import { kindOf } from "./kind.ts";
import { mailboxOfSaid, neverSaidOfMailboxes } from "./mailbox-of-said.ts";
import { saidOfMailbox, type MailboxInFile } from "./said-of-mailbox.ts";
import { saidOfUser, type UserInFile } from "./said-of-user.ts";
import { saidOnce, type SaidByRow } from "./said-once.ts";
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

type ReadRow =
  | ({ readonly kind: "mailboxes" } & SaidByRow<ReturnType<typeof saidOfMailbox>>)
  | ({ readonly kind: "users" } & SaidByRow<ReturnType<typeof saidOfUser>>)
  | ({ readonly kind: "organization" } & SaidByRow<readonly string[]>);

function readRow(file: string, row: Row): ReadRow {
  try {
    const kind = kindOf(row);
    switch (kind) {
      case "mailboxes":
        return { kind, file, row, said: saidOfMailbox(row) };
      case "users":
        return { kind, file, row, said: saidOfUser(row) };
      case "organization":
        return { kind, file, row, said: holdsOfOrganization(row) };
    }
  } catch (error) {
    throw error instanceof ExportFault ? error.in(file) : error;
  }
}

function holdsOfOrganization(row: Row): readonly string[] {
  const holds = listIn(row, "InPlaceHolds", /[\s,;|]+/);
  if (holds) return holds;
  throw new ExportFault(
    `The InPlaceHolds of the organization cannot be read: Export-Csv does not write lists.`,
    row.line(),
  );
}

const ofKind = <K extends ReadRow["kind"]>(rows: readonly ReadRow[], kind: K) =>
  rows.filter((row): row is Extract<ReadRow, { readonly kind: K }> => row.kind === kind);

/** What is of the tenant as a whole. */
function tenantFacts(
  rows: readonly ReadRow[],
  mailboxes: readonly MailboxInFile[],
  users: readonly UserInFile[],
  base: TenantFile,
): TenantOfExports {
  const organization = base.organization ?? distinguishedOrganization(mailboxes);
  const configurations = ofKind(rows, "organization");
  const organizationHolds = base.organizationHolds ?? configurations.flatMap(({ said }) => said);
  const now = base.now ?? latestTime(mailboxes, users);
  const sources = sourcesOfHolds(mailboxes, organizationHolds, base);
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
      assumed: "contoso.onmicrosoft.com, as no DistinguishedName names it",
      instead: exportCommands.mailboxes,
    },
    !isSaid("tenantId") && { what: "the id of the tenant", assumed: "an invented one", instead: sayInTenantFile },
    configurations.length === 0 &&
      !isSaid("organizationHolds") && {
        what: "organization-wide holds",
        assumed: "none",
        instead: exportCommands.organization,
      },
    sources.made > 0 && {
      what: "the policies, cases and searches that InPlaceHolds name",
      assumed: "each is there, can be changed, and names those mailboxes alone",
      instead: sayInTenantFile,
    },
    !isSaid("identity") && {
      what: "who signs in",
      assumed: "an identity with every role and permission that the runbooks need",
      instead: sayInTenantFile,
    },
    ...(mailboxes.length > 0 ? neverSaidOfMailboxes : []),
  ];
  return {
    content: {
      ...(now === undefined ? {} : { now }),
      ...(organization === undefined ? {} : { organization }),
      organizationHolds: [...organizationHolds],
      policies: [...(base.policies ?? []), ...sources.policies],
      searches: [...(base.searches ?? []), ...sources.searches],
      tenantId: base.tenantId ?? guidOf(organization ?? "contoso.onmicrosoft.com"),
    },
    assumptions: assumptions.filter((one) => one !== false),
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
