import { isOn, type Call } from "../call.ts";
import { allHaving } from "../mailbox-identities.ts";
import type { Mailbox, State } from "../state.ts";

const folderType = "PublicFolderMailbox";

/** The mailboxes that a call of Get-Mailbox looks among, by its switches (exchange-state 1.2). */
export const viewOf = ({ objects }: State, call: Call): readonly Mailbox[] =>
  [...objects.mailboxes.values()].filter(isInView(call));

/** Those of that view that have an identity. By its ExchangeGuid, which no other has, one of many thousands is found at once. */
export function foundBy(tenant: State, call: Call, identity: string): readonly Mailbox[] {
  const own = tenant.objects.mailboxes.get(identity.toLowerCase());
  const found = own === undefined ? allHaving(tenant.objects.mailboxes, identity) : [own];
  return found.filter(isInView(call));
}

function isInView(call: Call): (mailbox: Mailbox) => boolean {
  const isAsked = viewAsked(call);
  const ofFolders = isOn(call, "PublicFolder");
  return (mailbox) => isAsked(mailbox) && (mailbox.RecipientTypeDetails === folderType) === ofFolders;
}

function viewAsked(call: Call): (mailbox: Mailbox) => boolean {
  const isInactive = (mailbox: Mailbox): boolean => mailbox.state === "soft-deleted" && mailbox.IsInactiveMailbox;
  if (isOn(call, "SoftDeletedMailbox")) return ({ state }) => state === "soft-deleted";
  if (isOn(call, "InactiveMailboxOnly")) return isInactive;
  if (isOn(call, "IncludeInactiveMailbox")) return (mailbox) => mailbox.state === "active" || isInactive(mailbox);
  return ({ state }) => state === "active";
}

/** What the tenant knows of a mailbox and Exchange does not show. */
const ours: ReadonlySet<string> = new Set<keyof Mailbox>([
  "state",
  "hasShards",
  "itemCount",
  "orphanedSince",
  "disconnectedSince",
  "delayHoldsSince",
  "holdsUnderway",
]);

/** As Exchange shows it. */
export function shown(mailbox: Mailbox): object {
  const { Name, ExchangeGuid, Guid, WhenSoftDeleted, InactiveMailboxRetireTime } = mailbox;
  const { IsSoftDeletedByDisable = false } = mailbox;
  const isDeleted = mailbox.state === "soft-deleted";
  return {
    ...Object.fromEntries(Object.entries(mailbox).filter(([name]) => !ours.has(name))),
    IsSoftDeletedByDisable: isDeleted && IsSoftDeletedByDisable,
    IsSoftDeletedByRemove: isDeleted && !IsSoftDeletedByDisable,
    Identity: isDeleted ? `Soft Deleted Objects\\${Name}` : Name,
    ExchangeGuid: { $guid: ExchangeGuid },
    Guid: { $guid: Guid },
    WhenSoftDeleted: dateOf(WhenSoftDeleted),
    InactiveMailboxRetireTime: dateOf(InactiveMailboxRetireTime),
  };
}

const dateOf = (time: string | null): object | null => (time === null ? null : { $date: time });

/**
 * Of what an identity has found, what can be recovered or copied from: by its ExchangeGuid it can, and its Guid was taken in error (exchange-state 1.3). Whether
 * the service never takes that is open, and a setting.
 */
export const recoverable = ({ settings }: State, found: readonly Mailbox[], identity: string): readonly Mailbox[] =>
  settings.guidRecovers ? found : found.filter(({ Guid }) => Guid.toLowerCase() !== identity.toLowerCase());
