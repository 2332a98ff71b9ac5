/** A cmdlet that a role offers: with all of its parameters, with these alone, or with all but some. */
export interface RoleEntry {
  readonly cmdlet: string;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

const whole = (...cmdlets: readonly string[]): readonly RoleEntry[] => cmdlets.map((cmdlet) => ({ cmdlet }));

/** Litigation Hold and the delay holds need a role of their own (exchange-state 4: HOLD). */
const ofLegalHold = [
  "LitigationHoldEnabled",
  "LitigationHoldDate",
  "LitigationHoldDuration",
  "LitigationHoldOwner",
  "RemoveDelayHoldApplied",
  "RemoveDelayReleaseHoldApplied",
];

/**
 * What the management roles offer of the cmdlets that the tenant knows. A list by cmdlet is not published, only Get-ManagementRole of a tenant
 * says it (exchange-state 4): these are concluded from the names of the roles and from what is said there.
 */
export const managementRoles: Readonly<Record<string, readonly RoleEntry[]>> = {
  "View-Only Recipients": whole(
    "Get-EXOMailbox",
    "Get-Mailbox",
    "Get-MailboxRestoreRequest",
    "Get-MailboxStatistics",
    "Get-MailUser",
    "Get-Recipient",
  ),
  "View-Only Configuration": whole("Get-OrganizationConfig", "Get-PublicFolder"),
  "Mail Recipients": [
    { cmdlet: "Set-Mailbox", except: ofLegalHold },
    ...whole("Disable-Mailbox", "New-MailboxRestoreRequest", "Remove-MailboxRestoreRequest"),
  ],
  "Mail Recipient Creation": whole("New-Mailbox", "Remove-Mailbox", "Undo-SoftDeletedMailbox"),
  "Legal Hold": [{ cmdlet: "Set-Mailbox", only: ["Identity", "InactiveMailbox", ...ofLegalHold] }],
  "Mailbox Search": whole("Get-MailboxSearch", "Remove-MailboxSearch", "Set-MailboxSearch"),
  // Those of Microsoft Purview; their names are from memory.
  "View-Only Retention Management": whole("Get-AppRetentionCompliancePolicy", "Get-RetentionCompliancePolicy"),
  "Retention Management": whole(
    "Get-AppRetentionCompliancePolicy",
    "Get-RetentionCompliancePolicy",
    "Set-RetentionCompliancePolicy",
  ),
  "View-Only Case": whole("Get-CaseHoldPolicy", "Get-ComplianceCase"),
  Hold: whole("Get-CaseHoldPolicy", "Get-ComplianceCase", "Set-CaseHoldPolicy"),
  "Compliance Administrator": whole("Invoke-HoldRemovalAction"),
};

/** Whoever is neither a member of a case nor this is answered as if there were no hold of it (permissions of Clear-MailboxHoldInPurview). */
export const seesCases = "eDiscovery Administrator";

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether an entry of a role has a parameter. */
export const offers = ({ only, except = [] }: RoleEntry, parameter: string): boolean =>
  (only === undefined || only.some((own) => isSame(own, parameter))) && !except.some((own) => isSame(own, parameter));

/** The first role that offers a cmdlet with all of these parameters; undefined where none is known. */
export const roleOffering = (cmdlet: string, parameters: readonly string[]): string | undefined =>
  Object.keys(managementRoles).find((role) =>
    managementRoles[role]?.some(
      (entry) => isSame(entry.cmdlet, cmdlet) && parameters.every((parameter) => offers(entry, parameter)),
    ),
  );
