declare const brand: unique symbol;

interface Brand<Name extends string> {
  readonly [brand]: { readonly [N in Name]: true };
}

/** A GUID, of whatever: 32 hexadecimal digits with hyphens, in lower case. */
export type Guid = string & Brand<"Guid">;
/** The ExchangeGuid of a mailbox: it stays the same for the mailbox's whole life and is unique among deleted ones too. */
export type ExchangeGuid = Guid & Brand<"ExchangeGuid">;
/** The id of an object in the directory (Entra); Exchange calls it ExternalDirectoryObjectId. */
export type DirectoryObjectId = Guid & Brand<"DirectoryObjectId">;
/** The GUID of a retention policy or a hold policy. */
export type PolicyGuid = Guid & Brand<"PolicyGuid">;
/** The distinguished name of an object in Exchange's directory; unique among deleted mailboxes too. */
export type DistinguishedName = string & Brand<"DistinguishedName">;
/** The X.500 name of a mailbox, by which a search names its sources; unique among deleted ones too (Microsoft, delete an inactive mailbox). */
export type LegacyExchangeDN = string & Brand<"LegacyExchangeDN">;
/** The name that a user signs in with. An active and a deleted user can share one. */
export type UserPrincipalName = string & Brand<"UserPrincipalName">;
/** A mail address. An active and a deleted mailbox can share one. */
export type SmtpAddress = string & Brand<"SmtpAddress">;
/** The mail nickname of a recipient. An active and a deleted mailbox can share one. */
export type Alias = string & Brand<"Alias">;

/** What tells one mailbox from all others, deleted ones included: all that a changing or destroying call takes. */
export type MailboxTarget = ExchangeGuid | DistinguishedName | DirectoryObjectId;
/** What a reading call takes to look for mailboxes; an address, a user name or an alias can find several. */
export type MailboxReference = MailboxTarget | Guid | LegacyExchangeDN | UserPrincipalName | SmtpAddress | Alias;

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const emptyGuid = "00000000-0000-0000-0000-000000000000";
const addressPattern = /^[^\s@"<>()[\]\\,;:]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;
const distinguishedNamePattern = /^CN=[^\r\n\0]+,(?:OU|CN|DC)=[^\r\n\0]+,DC=[^\r\n\0,=]+$/i;
const legacyExchangeDNPattern = /^\/o=[^\r\n\0]+\/cn=[^\r\n\0/]+$/i;
const aliasPattern = /^[a-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[a-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/i;

/** A GUID of the given kind; all zeros stand for "none" in Exchange and are refused. */
function guidOf(kind: string, text: string): string {
  requireText(
    kind,
    text,
    guidPattern,
    "32 hexadecimal digits with hyphens, such as 0f8fad5b-d9cb-469f-a165-70867728950e",
  );
  if (text === emptyGuid) throw new TypeError(`${kind}: all zeros mean that there is none.`);
  return text.toLowerCase();
}

function requireText(kind: string, text: unknown, pattern: RegExp, expected: string): void {
  if (typeof text !== "string" || !pattern.test(text)) {
    throw new TypeError(`${kind}: expected ${expected}; got ${JSON.stringify(text)}.`);
  }
}

/** Throws a TypeError unless `text` is a GUID. */
export function guid(text: string): Guid {
  return guidOf("guid", text) as Guid;
}

/** Throws a TypeError unless `text` is a GUID. */
export function exchangeGuid(text: string): ExchangeGuid {
  return guidOf("exchangeGuid", text) as ExchangeGuid;
}

/** Throws a TypeError unless `text` is a GUID. */
export function directoryObjectId(text: string): DirectoryObjectId {
  return guidOf("directoryObjectId", text) as DirectoryObjectId;
}

/** Throws a TypeError unless `text` is a GUID. */
export function policyGuid(text: string): PolicyGuid {
  return guidOf("policyGuid", text) as PolicyGuid;
}

/** Throws a TypeError unless `text` reads as `CN=<name>,...,DC=<domain>`. */
export function distinguishedName(text: string): DistinguishedName {
  requireText("distinguishedName", text, distinguishedNamePattern, "CN=<name>,...,DC=<domain>");
  return text as DistinguishedName;
}

/** Throws a TypeError unless `text` reads as `/o=<organization>/.../cn=<name>`. */
export function legacyExchangeDN(text: string): LegacyExchangeDN {
  requireText("legacyExchangeDN", text, legacyExchangeDNPattern, "/o=<organization>/.../cn=<name>");
  return text as LegacyExchangeDN;
}

/** Throws a TypeError unless `text` reads as `<name>@<domain>`. */
export function userPrincipalName(text: string): UserPrincipalName {
  requireText("userPrincipalName", text, addressPattern, "<name>@<domain>");
  return text as UserPrincipalName;
}

/** Throws a TypeError unless `text` reads as `<name>@<domain>`, without a prefix such as `SMTP:`. */
export function smtpAddress(text: string): SmtpAddress {
  requireText("smtpAddress", text, addressPattern, "<name>@<domain>");
  return text as SmtpAddress;
}

/** Throws a TypeError unless `text` is a mail nickname of at most 64 characters: letters, digits, dots inside, no spaces, no @. */
export function alias(text: string): Alias {
  requireText("alias", text, aliasPattern, "letters, digits and dots, without spaces or @");
  if (text.length > 64) throw new TypeError(`alias: expected at most 64 characters; got ${text.length}.`);
  return text as Alias;
}
