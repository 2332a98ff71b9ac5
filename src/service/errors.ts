/** What an error of the service means, and what to do about it. */
export interface KnownError {
  /** The named result. */
  readonly code: string;
  /** A regular expression, of both .NET and JavaScript, without apostrophes: the service's may be U+2019. */
  readonly text: string;
  /** True where trying again can help. */
  readonly retry: boolean;
  readonly remedy: string;
  /** What to do in a runbook that does not purge a user's or room's mailbox: whoever wants to keep it is sent to no purge. */
  readonly remedyOfOthers?: string;
  /** The cmdlets that answer so; empty: any. */
  readonly of: readonly string[];
  /** Where the text is known from, and how certainly. */
  readonly source: string;
}

/** Permanent ones first: a transient word may stand in a name. */
export const knownErrors: readonly KnownError[] = [
  {
    code: "matches-several",
    text: "matches multiple entries|ManagementObjectAmbiguousException",
    retry: false,
    remedy: "Run Remove-SoftDeletedMailboxViaReconnect: another mailbox has the same details.",
    remedyOfOthers:
      "Another mailbox has the same details: Get-DeletedMailboxInventory shows which. Ask Microsoft Support if both are to stay.",
    of: [],
    source: "the seed; Microsoft article on multiple entries in migrations",
  },
  {
    code: "user-in-the-way",
    text: "there is a soft.deleted user",
    retry: false,
    remedy:
      "An active or a deleted user has the same details: Get-DeletedMailboxInventory shows which. Purge the deleted one, or run Remove-SoftDeletedMailboxViaReconnect.",
    remedyOfOthers:
      "An active or a deleted user has the same details: Get-DeletedMailboxInventory shows which. Ask Microsoft Support if both are to stay.",
    of: ["Remove-Mailbox", "New-Mailbox", "Undo-SoftDeletedMailbox"],
    source: "the seed; a Microsoft training unit explains it by the recycle bin, the seed by an active twin",
  },
  {
    code: "synced-from-ad",
    text: "writing scope of this server|out of the current user.s write scope|valid server write scope|on-premises mastered Directory Sync objects",
    retry: false,
    remedy: "It is synced from Active Directory: run Remove-SoftDeletedMailboxViaReconnect, or act at the source.",
    remedyOfOthers: "It is synced from Active Directory: act at the source.",
    of: [],
    source: "the seed (wording second-hand), MicrosoftDocs support articles, public reports",
  },
  {
    code: "role-is-missing",
    text: "present in the role definition of the current user|present in the role definition for the current user|isn.t supported in this scenario",
    retry: false,
    remedy: "Give the identity the roles of the permissions file; where many were purged at once, purge one by one.",
    of: [],
    source: "the seed; public reports",
  },
  {
    code: "role-is-missing",
    text: "^UnAuthorized( \\(UnAuthorized\\))?$|User is not allowed to call|You do not have permissions to call this cmdlet",
    retry: false,
    remedy:
      "Give the identity the permission Exchange.ManageAsApp and the roles of the permissions file; new ones take a while until they are known.",
    of: [],
    source: "MicrosoftDocs/office-docs-powershell issues 11008 and 7970; public reports on MSOnline",
  },
  {
    code: "role-is-missing",
    text: "Authorization_RequestDenied|Insufficient privileges to complete the operation|success: Forbidden",
    retry: false,
    remedy: "Give the identity the roles of the permissions file; new ones take a while until they are known.",
    of: [
      "Get-MgDirectoryDeletedItemAsUser",
      "Get-MgDomain",
      "Get-MgUser",
      "Invoke-MgGraphRequest",
      "Remove-MgDirectoryDeletedItem",
      "Remove-MgUser",
    ],
    source: "Microsoft Graph error codes; public issue threads on the Graph SDK",
  },
  {
    code: "federated-domain",
    text: "managed account, which doesn.t match the namespace state",
    retry: false,
    remedy: "Use a managed domain: the tenant's own onmicrosoft.com one always is.",
    of: ["New-Mailbox"],
    source: "the seed; Microsoft blog on federated users",
  },
  {
    code: "has-shards",
    text: "has additional shards that need recovery",
    retry: false,
    remedy: "It cannot be reconnected: copy its content with Copy-SoftDeletedMailboxContent.",
    of: ["New-Mailbox"],
    source: "MicrosoftDocs support article on recovering inactive mailboxes",
  },
  {
    code: "address-taken",
    text: "is already being used by|Another object with the same value for property proxyAddresses already exists",
    retry: false,
    remedy: "Another recipient has the address: Get-DeletedMailboxInventory shows which.",
    of: ["New-Mailbox", "Undo-SoftDeletedMailbox", "Set-Mailbox"],
    source: "MicrosoftDocs support article on proxy conflicts",
  },
  {
    code: "not-found",
    text: "Request_ResourceNotFound|does not exist or one of its queried|User Not Found",
    retry: false,
    remedy: "Run Get-DeletedMailboxInventory: it may be purged, or restored.",
    of: ["Get-MgUser", "Get-MgDirectoryDeletedItemAsUser", "Get-MsolUser"],
    source: "Microsoft Graph error codes; the text of MSOnline is from memory",
  },
  {
    code: "role-is-missing",
    text: "A parameter cannot be found that matches parameter name",
    retry: false,
    remedy:
      "Give the identity the roles of the permissions file: Exchange Online hides the parameters that its roles do not offer.",
    of: [],
    source: "how Exchange Online builds its cmdlets from the roles of a session",
  },
  {
    code: "not-found",
    text: "ManagementObjectNotFoundException|be found on '",
    retry: false,
    remedy: "Run Get-DeletedMailboxInventory: it may be purged, active, or not yet on this server.",
    of: [],
    source: "public issue threads",
  },
  {
    code: "session-lost",
    text: "is not recognized as (the|a) name of a cmdlet|Access is denied|ExpiredToken|InvalidAuthenticationToken|\\(401\\)",
    retry: true,
    remedy: "The session was lost: run it again.",
    of: [],
    source: "public issue threads on long runs",
  },
  {
    code: "directory-is-late",
    text: "The issue may be transient and please retry|Directory_ConcurrencyViolation|one of its queried reference-property objects are not present",
    retry: true,
    remedy: "The directory has not caught up: run it again in an hour.",
    of: [],
    source: "public issue threads on dual-write errors",
  },
  {
    code: "no-answer",
    text: "operation has timed out|A task was canceled|HttpClient\\.Timeout|underlying connection was closed|error occurred while sending the request",
    retry: true,
    remedy: "No answer came, and it may have been done: run it again, it looks before it acts.",
    of: [],
    source: "texts of .NET; a cmdlet waits 15 minutes for an answer, says the page on the module",
  },
  {
    code: "throttled",
    text: "maximum number of concurrent requests per tenant|\\((408|429|503|504)\\)|Too ?Many ?Requests|Server Too Busy|ServiceUnavailable",
    retry: true,
    remedy: "The service is busy: run it again later.",
    of: [],
    source: "public client code; status codes of the admin API",
  },
];

/** The errors that can occur in a runbook with these cmdlets, in the order in which they are tried. */
export function knownErrorsOf(cmdlets: ReadonlySet<string>): readonly KnownError[] {
  return knownErrors.filter((known) => known.of.length === 0 || known.of.some((cmdlet) => cmdlets.has(cmdlet)));
}

/** Of a runbook, what decides which remedy serves who has run it. */
export interface RemedyReader {
  readonly name: string;
  /** It purges a user's or room's mailbox, so that the purge by a reconnect is a way on. */
  readonly purges: boolean;
}

/** What to do about an error in a runbook: none sends a person back to the runbook that has just ended with it, or from a rescue to a purge. */
export function remedyIn({ name, purges }: RemedyReader, { remedy, remedyOfOthers }: KnownError): string {
  const said = purges ? remedy : (remedyOfOthers ?? remedy);
  if (!new RegExp(`\\b${name}(?![\\w-])`).test(said)) return said;
  return name.startsWith("Get-")
    ? "Something changed between two looks: run it again."
    : "This runbook is the way around it already: look with Get-DeletedMailboxInventory at what has the same details, and ask Microsoft Support.";
}
