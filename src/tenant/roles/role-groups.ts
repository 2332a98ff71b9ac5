/** That whoever may connect may also look is assumed: which roles carry the Get cmdlets is not published. */
export const looking: readonly string[] = ["View-Only Recipients", "View-Only Configuration"];
const lookingInPurview = ["View-Only Retention Management", "View-Only Case"];

/** Organization Management, as far as its roles are about mailboxes. Mailbox Search is not among them (Exchange 2013 help, role groups). */
const organizationManagement = [...looking, "Mail Recipients", "Mail Recipient Creation", "Legal Hold"];
/** Legal Hold is not among these (Exchange 2013 help, role groups; exchange-state 4). */
const recipientManagement = [...looking, "Mail Recipients", "Mail Recipient Creation"];
const complianceInPurview = ["Retention Management", "Hold", "Compliance Administrator"];

/** The management roles that come with a directory role with which an application may connect to Exchange Online (exchange-state 4: app-only). */
export const rolesInExchange: Readonly<Record<string, readonly string[]>> = {
  "Compliance Administrator": looking,
  "Exchange Administrator": organizationManagement,
  "Exchange Recipient Administrator": recipientManagement,
  "Global Administrator": organizationManagement,
  "Global Reader": looking,
  "Helpdesk Administrator": looking,
  "Security Administrator": looking,
  "Security Reader": looking,
};

/** The same for Security & Compliance. */
export const rolesInPurview: Readonly<Record<string, readonly string[]>> = {
  "Compliance Administrator": complianceInPurview,
  "Global Administrator": complianceInPurview,
  "Global Reader": lookingInPurview,
  "Security Administrator": lookingInPurview,
  "Security Reader": lookingInPurview,
};
