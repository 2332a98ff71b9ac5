import { refused, textIn, type Answer, type Call, type Cmdlet } from "../call.ts";
import type { Change } from "../change.ts";
import { digitsOf } from "../holds.ts";
import { activeName, guidOf } from "../names.ts";
import { newUserFor } from "../new-user.ts";
import { NotSimulated } from "../not-simulated.ts";
import type { Mailbox, State, User } from "../state.ts";
import { holderOf } from "./addresses.ts";
import { errors, warnings } from "./errors.ts";
import { isRefusal, oneOf } from "./listing.ts";
import { having } from "../mailbox-identities.ts";
import { recoverable, shown, viewOf } from "./mailbox-views.ts";

/**
 * New-Mailbox -InactiveMailbox: an inactive mailbox, or a soft-deleted one whose user is gone, becomes the mailbox of a new user (exchange-state
 * 1.4). @throws NotSimulated for a mailbox that is to be empty: no rehearsal makes one
 */
export const newMailbox: Cmdlet = (tenant, call) => {
  const identity = textIn(call, "InactiveMailbox");
  if (identity === undefined) throw new NotSimulated("New-Mailbox without -InactiveMailbox");
  const found = having(viewOf(tenant, { ...call, parameters: { SoftDeletedMailbox: true } }), identity);
  const source = oneOf(recoverable(tenant, found, identity), identity);
  if (isRefusal(source)) return source;
  const id = textIn(call, "MicrosoftOnlineServicesID") ?? "";
  const name = textIn(call, "Name") ?? source.Name;
  const obstacle = obstacleTo(tenant, source, id, name);
  return obstacle === undefined ? recovered(tenant, source, id, name, call) : refused(obstacle);
};

function obstacleTo(tenant: State, source: Mailbox, id: string, name: string): string | undefined {
  const domain = id.slice(id.indexOf("@") + 1).toLowerCase();
  const known = tenant.objects.domains.get(domain);
  if (known === undefined) return errors.domainUnknown(domain);
  if (known.authenticationType === "Federated") return errors.federated;
  if (source.ExternalDirectoryObjectId !== "") return errors.hasUser(source.Name);
  if (source.hasShards) return errors.hasShards(source.Name);
  const active = viewOf(tenant, { name: "Get-Mailbox", parameters: {} });
  if (active.some((mailbox) => mailbox.Name.toLowerCase() === name.toLowerCase())) return errors.nameTaken(name);
  const holder = holderOf(tenant, id, source) ?? userOf(tenant, id)?.displayName;
  return holder === undefined ? undefined : errors.addressTaken(id, holder);
}

const userOf = ({ objects }: State, id: string): User | undefined =>
  [...objects.users.values()].find(
    ({ state, userPrincipalName }) => state === "active" && userPrincipalName.toLowerCase() === id.toLowerCase(),
  );

/** What comes about, the holds and the 30 days of single item recovery among it (exchange-state 1.4). */
function recovered(tenant: State, source: Mailbox, id: string, name: string, call: Call): Answer {
  const DisplayName = textIn(call, "DisplayName") ?? name;
  const user = newUserFor(tenant, source, id, DisplayName);
  const set = {
    state: "active" as const,
    // A new user is another object in the directory (concluded).
    Guid: guidOf(`object of ${source.Guid} as ${id}`),
    Name: name,
    DisplayName,
    Alias: textIn(call, "Alias") ?? id.slice(0, id.indexOf("@")),
    DistinguishedName: activeName(source.DistinguishedName, name),
    PrimarySmtpAddress: id,
    EmailAddresses: [`SMTP:${id}`],
    UserPrincipalName: id,
    ExternalDirectoryObjectId: user.id,
    IsDirSynced: false,
    IsInactiveMailbox: false,
    InactiveMailboxRetireTime: null,
    WhenSoftDeleted: null,
    orphanedSince: null,
    ...holdsOf(tenant, source),
    SingleItemRecoveryEnabled: true,
    RetainDeletedItemsFor: "30.00:00:00",
    RetentionHoldEnabled: true,
  };
  const key = source.ExchangeGuid.toLowerCase();
  return {
    objects: [shown({ ...source, ...set })],
    warnings: [warnings.recovered],
    changes: [
      { of: "users", key: user.id, set: user },
      { of: "mailboxes", key, set, where: { state: "soft-deleted" }, after: tenant.settings.lag.restore },
      ...retentionHoldEnds(tenant, key),
    ],
  };
}

/** After 30 days the retention hold ends by itself, says one source, and another that it stays (exchange-state 8.5): a setting. */
const retentionHoldEnds = ({ settings }: State, key: string): readonly Change[] =>
  settings.retentionHoldEnds
    ? [
        {
          of: "mailboxes",
          key,
          set: { RetentionHoldEnabled: false },
          where: { RetentionHoldEnabled: true },
          after: 30 * 24 * 60,
        },
      ]
    : [];

/**
 * Litigation Hold and In-Place Holds go; so do policies that are not locked, and what they held may be on Litigation Hold from then on: sources disagree
 * (exchange-state 8.6). Of eDiscovery holds nothing is said: they stay.
 */
function holdsOf({ objects, settings }: State, { InPlaceHolds }: Mailbox): Partial<Mailbox> {
  const locked = new Set(
    [...objects.policies.values()].filter((policy) => policy.RestrictiveRetention).map(({ Guid }) => digitsOf(Guid)),
  );
  const isPolicy = (hold: string): boolean => /^(mbx|skp)/i.test(hold);
  return {
    LitigationHoldEnabled:
      settings.litigationHoldAfterRecovery &&
      InPlaceHolds.some((hold) => isPolicy(hold) && !hold.endsWith(":1") && !locked.has(digitsOf(hold))),
    InPlaceHolds: InPlaceHolds.filter(
      (hold) => /^(-|UniH)/i.test(hold) || (isPolicy(hold) && locked.has(digitsOf(hold))),
    ),
  };
}
