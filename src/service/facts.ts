/**
 * How a fact that decides is read from what the service answers. Every fact must be present: nothing is concluded from
 * an absence. `optional-` facts may be empty, but not missing.
 */
export type FactType = "guid" | "text" | "flag" | "optional-text" | "optional-flag" | "list" | "plans";

export type Facts = Readonly<Record<string, FactType>>;

/** Holds as a mailbox shows them (exchange-state: HOLD, MicrosoftDocs/microsoft-365-docs identify-a-hold-on-an-exchange-online-mailbox). */
export const holdFacts: Facts = {
  IsInactiveMailbox: "flag",
  LitigationHoldEnabled: "flag",
  ComplianceTagHoldApplied: "flag",
  DelayHoldApplied: "flag",
  DelayReleaseHoldApplied: "flag",
  InPlaceHolds: "list",
};

export const mailboxFacts: Facts = {
  ExchangeGuid: "guid",
  DistinguishedName: "text",
  Name: "text",
  RecipientTypeDetails: "text",
  ExternalDirectoryObjectId: "optional-text",
  IsDirSynced: "flag",
  MailboxMoveStatus: "text",
  ...holdFacts,
};

export const userFacts: Facts = {
  id: "guid",
  userPrincipalName: "text",
  onPremisesSyncEnabled: "optional-flag",
};
