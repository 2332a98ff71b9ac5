/**
 * What Exchange Online was seen to answer, word for word (exchange-state 3, E1 to E20). A text that nobody has published is invented, and says
 * so.
 */
export const errors = {
  severalMatch: (identity: string) =>
    `The operation couldn't be performed because '${identity}' matches multiple entries.`,
  userInTheWay:
    "The operation couldn't be performed because there is a soft deleted user; please remove the soft deleted user and then try again",
  writingScope: "The operation couldn't be performed because it is outside the writing scope of this server",
  notFound: (identity: string) =>
    `Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object '${identity}' couldn't be found on 'DB6PR01.EURPR01.PROD.OUTLOOK.COM'.`,
  federated:
    "The parameters passed to the cmdlet represent a managed account, which doesn't match the namespace state, which is federated.",
  hasShards: (identity: string) =>
    `The inactive mailbox '${identity}' cannot be recovered because the mailbox has additional shards that need recovery.`,
  addressTaken: (address: string, by: string) =>
    `The proxy address "SMTP:${address}" is already being used by "${by}". Choose another proxy address.`,
  /** Of Disable-Mailbox (E7). */
  licensed: (identity: string) => `Cannot Disable-Mailbox for '${identity}' because this user has a valid license.`,
  /** Of an object whose master is on premises (E3b). */
  outOfWriteScope: (identity: string, cmdlet: string, parameter: string) =>
    `|System.InvalidOperationException|The operation on mailbox "${identity}" failed because it's out of the current user's write scope. The action '${cmdlet}', '${parameter}', can't be performed on the object '${identity}' because the object is being synchronized from your on-premises organization. This action should be performed on the object in your on-premises organization.`,
  /** Invented: the documentation only says that it does not work (E9). */
  onHold: (identity: string) =>
    `The mailbox '${identity}' is on hold and cannot be deleted for good (this text is invented).`,
  /** Invented: how today's service words it is known second-hand (exchange-state 8.2). */
  notPurged: (identity: string) =>
    `The mailbox '${identity}' cannot be deleted for good as it is now (this text is invented).`,
  /** Invented: the documentation only says that such a mailbox can't be disabled (exchange-state 1.3). */
  labelHolds: (identity: string) =>
    `The mailbox '${identity}' has a retention label and can't be disabled (this text is invented).`,
  /** Invented: the documentation only says that the user is to be restored instead (exchange-state 1.4). */
  hasUser: (identity: string) =>
    `The inactive mailbox '${identity}' still has a user, which can be restored instead (this text is invented).`,
  /** Invented: the documentation only says that the name must be unique (exchange-state 1.4). */
  nameTaken: (name: string) => `The name '${name}' is already in use (this text is invented).`,
  /** Invented. */
  domainUnknown: (domain: string) =>
    `The domain '${domain}' is not an accepted domain of the organization (this text is invented).`,
  /** Invented: the documentation only says that it is for mailboxes that are not inactive (exchange-state 1.4). */
  isInactive: (identity: string) =>
    `The mailbox '${identity}' is inactive and has to be recovered instead (this text is invented).`,
  /** Invented: the documentation only says that the switch allows changes of holds and nothing else (exchange-state 2.2). */
  onlyHoldsOfInactive: (parameter: string) =>
    `The parameter '${parameter}' can't be used on an inactive mailbox (this text is invented).`,
  /** Invented: the documentation only says that the switch is needed (exchange-state 2.2). */
  consentMissing: (identity: string) =>
    `Taking the label hold off the active mailbox '${identity}' needs ProvideConsent (this text is invented).`,
  /** Invented: the documentation only says that it is an error (exchange-state 2.2). */
  holdExists: (hold: string) => `The hold '${hold}' still exists (this text is invented).`,
  /** Invented. */
  noSuchOrgHold: (hold: string) => `No organization-wide hold has the id '${hold}' (this text is invented).`,
  /** Invented: the documentation only says that a locked policy cannot be removed (exchange-state 2.2). */
  lockedHold: (hold: string) => `The policy behind '${hold}' has a Preservation Lock (this text is invented).`,
  /** Invented: the documentation only says that it must be switched off before (exchange-state 2.2). */
  searchHolds: (name: string) =>
    `The search '${name}' still holds its sources: disable the In-Place Hold first (this text is invented).`,
  /** Invented. */
  requestExists: (name: string) => `The restore request '${name}' exists already (this text is invented).`,
  /** PowerShell's own words for a command that there is not, or no longer. */
  sessionGone: (cmdlet: string) =>
    `The term '${cmdlet}' is not recognized as a name of a cmdlet, function, script file, or executable program.`,
} as const;

/** What it was seen to warn of. */
export const warnings = {
  /** E11, the beginning; how it goes on is not known. */
  recovered:
    "The inactive mailbox has been recovered. To preserve data until you obtain a valid license, we have enabled Single Item Recovery for 30 days.",
  cut: (most: number) =>
    `By default, only the first ${most} items are returned. Use the ResultSize parameter to specify the number of items returned.`,
  /** Invented: the documentation only says that they are retired, and were seen to answer with a warning (exchange-state 2.2). */
  retired: (cmdlet: string) => `The cmdlet ${cmdlet} is retired (this text is invented).`,
} as const;
