import { remembered } from "../util/remembered.ts";
import type { Mailbox } from "./state.ts";

type Mailboxes = ReadonlyMap<string, Mailbox>;

const identities = [
  "ExchangeGuid",
  "Guid",
  "DistinguishedName",
  "ExternalDirectoryObjectId",
  "Name",
  "Alias",
  "PrimarySmtpAddress",
  "UserPrincipalName",
  "LegacyExchangeDN",
] as const;

const known = new WeakMap<Mailbox, ReadonlySet<string>>();

/** In lower case. A mailbox never changes, another one takes its place: so this is looked up once. */
const identitiesOf = (mailbox: Mailbox): ReadonlySet<string> =>
  remembered(known, mailbox, () => new Set(identities.map((name) => mailbox[name].toLowerCase())));

const plain = (identity: string): string => identity.toLowerCase().replace(/^soft deleted objects\\/, "");

/** Those that have an identity, by any of its forms, whatever its case. */
export function having(view: readonly Mailbox[], identity: string): readonly Mailbox[] {
  const asked = plain(identity);
  return view.filter((mailbox) => identitiesOf(mailbox).has(asked));
}

/** By identity the keys of those that have it, or had it once. */
type Index = Map<string, Set<string>>;

const indexes = new WeakMap<Mailboxes, Index>();

/** The same of all mailboxes, found at once among many thousands. */
export function allHaving(mailboxes: Mailboxes, identity: string): readonly Mailbox[] {
  const index = remembered(indexes, mailboxes, () => grown(new Map(), mailboxes, mailboxes.keys()));
  const keys = [...(index.get(plain(identity)) ?? [])];
  return having(
    keys.flatMap((key) => mailboxes.get(key) ?? []),
    identity,
  );
}

/** Hands on what is known of mailboxes to those that they become, so that not all of them are read again after each change. */
export function handOn(before: Mailboxes, after: Mailboxes, changed: Iterable<string>): void {
  const index = indexes.get(before);
  // It may know more than holds for one of the two: what it finds is looked at.
  if (index !== undefined) indexes.set(after, grown(index, after, changed));
}

function grown(index: Index, mailboxes: Mailboxes, keys: Iterable<string>): Index {
  for (const key of keys) {
    const mailbox = mailboxes.get(key);
    for (const identity of mailbox === undefined ? [] : identitiesOf(mailbox)) {
      const named = index.get(identity);
      if (named === undefined) index.set(identity, new Set([key]));
      else named.add(key);
    }
  }
  return index;
}
