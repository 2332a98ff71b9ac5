import { deepFreeze } from "../util/freeze.ts";
import { isHeld } from "./holds.ts";
import { exchangeLicence, exchangePlan } from "./licences.ts";
import { isoOf } from "./lifecycle.ts";
import { distinguishedName, guidOf } from "./names.ts";
import { newSession } from "./session/session.ts";
import type { Domain, Mailbox, State, User } from "./state.ts";
import { tenantFileSchema, type TenantFile, type WholeTenantFile } from "./tenant-file-schema.ts";

const day = 24 * 60 * 60_000;

/**
 * The tenant that a file describes, as it is when the rehearsal begins. @throws ZodError which says what is wrong with the file, and Error where
 * two objects have the same id
 */
export function stateOf(content: TenantFile): State {
  const file = tenantFileSchema.parse(content);
  const { organization, tenantId, organizationHolds, settings } = file;
  const { evidence, claims, ...identity } = file.identity;
  const now = Date.parse(file.now);
  const before: State = {
    now,
    organization,
    tenantId,
    organizationHolds,
    settings,
    identity: { ...identity, tenants: { directory: tenantId, exchange: tenantId } },
    session: newSession,
    objects: {
      mailboxes: new Map(),
      users: keyed(
        "users",
        file.users.map((user) => userOf(now, user)),
        ({ id }) => id,
      ),
      domains: keyed("domains", domainsOf(file), ({ id }) => id),
      policies: keyed(
        "policies",
        file.policies.map((one) => ({ ...one, Name: one.Name ?? one.Guid })),
        ({ Guid }) => Guid,
      ),
      cases: keyed(
        "cases",
        file.cases.map((one) => ({ ...one, Name: one.Name ?? one.Identity })),
        ({ Identity }) => Identity,
      ),
      searches: keyed("searches", file.searches, ({ InPlaceHoldIdentity }) => InPlaceHoldIdentity),
      requests: keyed("requests", file.requests.map(requestOf), ({ Identity }) => Identity),
      publicFolders: keyed("publicFolders", file.publicFolders, ({ Identity }) => Identity),
      recipients: keyed("recipients", file.recipients, ({ Name }) => Name),
      // The container for evidence, write-once as it should be, and the one for claims beside it.
      containers: new Map([
        ["purges", { isImmutable: true, access: evidence }],
        ["purges-claims", { isImmutable: false, access: claims }],
      ]),
      blobs: new Map(),
    },
  };
  const mailboxes = keyed(
    "mailboxes",
    file.mailboxes.map((mailbox) => mailboxOf(before, mailbox)),
    ({ ExchangeGuid }) => ExchangeGuid,
  );
  keyed("mailboxes", [...mailboxes.values()], ({ Guid }) => Guid);
  const objects = { ...before.objects, mailboxes };
  return deepFreeze({ ...before, objects });
}

function keyed<T extends object>(
  what: string,
  objects: readonly T[],
  keyOf: (object: T) => string,
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const object of objects) {
    const key = keyOf(object).toLowerCase();
    if (map.has(key)) throw new Error(`Two of the ${what} have the id ${keyOf(object)}.`);
    map.set(key, deepFreeze(object));
  }
  return map;
}

function userOf(now: number, user: WholeTenantFile["users"][number]): User {
  const { displayName = user.userPrincipalName, assignedPlans = [exchangePlan] } = user;
  const { deletedDateTime = user.state === "active" ? null : isoOf(now - 10 * day) } = user;
  const { assignedLicenses = assignedPlans.length === 0 ? [] : [exchangeLicence] } = user;
  return { ...user, displayName, assignedPlans, assignedLicenses, deletedDateTime };
}

function domainsOf({ domains, organization }: WholeTenantFile): readonly Domain[] {
  const own: Domain = { id: organization, authenticationType: "Managed", isVerified: true };
  return domains.some(({ id }) => id.toLowerCase() === organization.toLowerCase()) ? domains : [own, ...domains];
}

const requestOf = (request: WholeTenantFile["requests"][number]) => ({
  ...request,
  Identity: `${request.TargetMailbox}\\${request.Name}`,
});

function mailboxOf(tenant: State, { more, ...said }: WholeTenantFile["mailboxes"][number]): Mailbox {
  const { now, organization } = tenant;
  const { Name, state } = said;
  const isDeleted = state === "soft-deleted" || state === "purged";
  const { Alias = Name.replaceAll(/[^\w.-]/g, ""), WhenSoftDeleted = isDeleted ? isoOf(now - 10 * day) : null } = said;
  const { PrimarySmtpAddress = `${Alias}@${organization}` } = said;
  const isDelayed = said.DelayHoldApplied || said.DelayReleaseHoldApplied;
  const whole = {
    ...more,
    ...said,
    Alias,
    PrimarySmtpAddress,
    WhenSoftDeleted,
    Guid: said.Guid ?? guidOf(`object of ${said.ExchangeGuid}`),
    DisplayName: said.DisplayName ?? Name,
    EmailAddresses: said.EmailAddresses ?? [`SMTP:${PrimarySmtpAddress}`],
    UserPrincipalName: said.UserPrincipalName ?? PrimarySmtpAddress,
    DistinguishedName: said.DistinguishedName ?? distinguishedName(organization, Name, isDeleted),
    LegacyExchangeDN: said.LegacyExchangeDN ?? legacyName(said.ExchangeGuid, Alias),
    InactiveMailboxRetireTime: said.InactiveMailboxRetireTime ?? null,
    orphanedSince: said.orphanedSince ?? orphanedSince(now, said.ExternalDirectoryObjectId, WhenSoftDeleted),
    disconnectedSince: state === "disconnected" ? (said.disconnectedSince ?? isoOf(now)) : null,
    delayHoldsSince: isDelayed ? (said.delayHoldsSince ?? isoOf(now)) : null,
    holdsUnderway: [],
  };
  const { IsInactiveMailbox = state === "soft-deleted" && isHeld(tenant, { ...whole, IsInactiveMailbox: false }) } =
    said;
  return { ...whole, IsInactiveMailbox };
}

const legacyName = (guid: string, alias: string): string =>
  `/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=${guid.replaceAll("-", "")}-${alias}`;

/** An orphan that is still there after 30 days has not had them since its user went: nobody knows when that was, so they begin now. */
const orphanedSince = (now: number, userId: string, deleted: string | null): string | null =>
  userId === "" && deleted !== null && Date.parse(deleted) + 30 * day <= now ? isoOf(now) : null;
