import type { TenantFile } from "../tenant-file-schema.ts";
import { ExportFault } from "./export-fault.ts";
import { flagIn, isFlattened, listIn, says, short, textIn, timeIn, type Row } from "./row.ts";

export type MailboxInFile = NonNullable<TenantFile["mailboxes"]>[number];
/** What an export says of a mailbox, and no more. */
export type SaidOfMailbox = Partial<MailboxInFile> & Pick<MailboxInFile, "ExchangeGuid" | "Name">;

const texts = [
  "DisplayName",
  "Alias",
  "PrimarySmtpAddress",
  "UserPrincipalName",
  "DistinguishedName",
  "LegacyExchangeDN",
  "RecipientTypeDetails",
  "MailboxMoveStatus",
] as const;

const flags = [
  "IsDirSynced",
  "IsInactiveMailbox",
  "WasInactiveMailbox",
  "LitigationHoldEnabled",
  "ComplianceTagHoldApplied",
  "DelayHoldApplied",
  "DelayReleaseHoldApplied",
  "HiddenFromAddressListsEnabled",
  "IsRootPublicFolderMailbox",
] as const;

const times = ["WhenSoftDeleted", "InactiveMailboxRetireTime"] as const;

const known: ReadonlySet<string> = new Set(
  [
    ...texts,
    ...flags,
    ...times,
    "ExchangeGuid",
    "Guid",
    "Name",
    "Identity",
    "ExternalDirectoryObjectId",
    "EmailAddresses",
    "InPlaceHolds",
  ]
    .concat("state", "hasShards", "itemCount", "orphanedSince", "delayHoldsSince", "holdsUnderway", "more")
    .map((name) => name.toLowerCase()),
);

const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
const noGuid = "00000000-0000-0000-0000-000000000000";

/** @throws ExportFault */
export function saidOfMailbox(row: Row): SaidOfMailbox {
  const ExchangeGuid = guidIn(row);
  const [, Guid] = guid.exec(textIn(row, "Guid") ?? "") ?? [];
  const Name = textIn(row, "Name");
  if (Name === null) throw new ExportFault(`The mailbox ${ExchangeGuid} has no Name.`, row.line());
  const state = stateIn(row);
  const user = says(row, "ExternalDirectoryObjectId") ? (textIn(row, "ExternalDirectoryObjectId") ?? "") : undefined;
  const addresses = listIn(row, "EmailAddresses", /[\s,;]+/) ?? undefined;
  const holds = holdsIn(row);
  return {
    ExchangeGuid,
    Name,
    ...(Guid === undefined || Guid === noGuid ? {} : { Guid: Guid.toLowerCase() }),
    ...(state === undefined ? {} : { state }),
    ...(user === undefined ? {} : { ExternalDirectoryObjectId: user }),
    ...(addresses === undefined || addresses.length === 0 ? {} : { EmailAddresses: [...addresses] }),
    ...(holds === undefined ? {} : { InPlaceHolds: [...holds] }),
    ...saidBy(texts, (name) => textIn(row, name) ?? undefined),
    ...saidBy(flags, (name) => flagIn(row, name)),
    ...saidBy(times, (name) => (says(row, name) ? timeIn(row, name) : undefined)),
    more: othersIn(row),
  };
}

const saidBy = <N extends string, T>(names: readonly N[], valueOf: (name: N) => T | undefined): Partial<Record<N, T>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = valueOf(name);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Partial<Record<N, T>>;

/** Without it nothing can be said of a mailbox: Guid is another, and the smallest set of Get-EXOMailbox has none (exchange-state 1.3). */
function guidIn(row: Row): string {
  const text = textIn(row, "ExchangeGuid");
  const name = textIn(row, "Name") ?? textIn(row, "DisplayName") ?? "";
  if (text === null)
    throw new ExportFault(
      `The mailbox ${short(name)} has no ExchangeGuid: Get-EXOMailbox gives it with -PropertySets All alone.`,
      row.line(),
    );
  const [, found] = guid.exec(text) ?? [];
  if (found === undefined || found === noGuid)
    throw new ExportFault(
      `The ExchangeGuid of ${short(name)} is "${short(text)}", and no GUID of a mailbox.`,
      row.line(),
    );
  return found.toLowerCase();
}

/** By what Exchange gives a deleted mailbox alone (exchange-state 1.3); undefined where nothing tells. */
function stateIn(row: Row): "active" | "soft-deleted" | undefined {
  const isDeleted =
    /,OU=Soft Deleted Objects,/i.test(textIn(row, "DistinguishedName") ?? "") ||
    /^Soft Deleted Objects\\/i.test(textIn(row, "Identity") ?? "") ||
    timeIn(row, "WhenSoftDeleted") !== null ||
    ["IsInactiveMailbox", "IsSoftDeletedByRemove", "IsSoftDeletedByDisable"].some((name) => flagIn(row, name) === true);
  if (isDeleted) return "soft-deleted";
  return says(row, "DistinguishedName") || says(row, "IsInactiveMailbox") ? "active" : undefined;
}

/** A value of InPlaceHolds (exchange-state 2.1). */
const hold = /^-?(?:mbx|skp|grp)[0-9a-f]{32}(?::\d)?$|^UniH[0-9a-f-]{36}$|^(?:cld)?[0-9a-f]{32}$/i;

/** What is no hold of a known form would be a hold that nobody knows: it is told instead. @throws ExportFault */
function holdsIn(row: Row): readonly string[] | undefined {
  const holds = listIn(row, "InPlaceHolds", /[\s,;|]+/);
  const other = holds?.find((one) => !hold.test(one));
  if (holds !== null && other === undefined) return holds;
  const value = other === undefined ? row.values.get("inplaceholds")?.value : other;
  throw new ExportFault(
    `The InPlaceHolds of ${textIn(row, "Name") ?? "a mailbox"} cannot be read: "${short(value)}". Export-Csv does not write lists; ConvertTo-Json does.`,
    row.line(),
  );
}

/** Whatever else Exchange shows, as far as it is plain. */
function othersIn(row: Row): Readonly<Record<string, unknown>> {
  const others = [...row.values].flatMap(([key, { name, value }]) =>
    known.has(key) || !isPlain(value) ? [] : [[name, shownAs(row, value)]],
  );
  return Object.fromEntries(others) as Record<string, unknown>;
}

const isPlain = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((one) => typeof one !== "object" && !isFlattened(one))
    : (value === null || typeof value !== "object") && !isFlattened(value);

function shownAs(row: Row, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (/^(True|False)$/.test(value)) return value === "True";
  const time = /^\\?\/Date\(/.test(value) ? row.timeOf(value) : null;
  return time === null ? value : { $date: time };
}
