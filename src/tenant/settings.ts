/**
 * What is not known of the service, or differs from tenant to tenant: a rehearsal can be run under each. Sources of each point stand in
 * docs/rehearsing.md.
 */
export interface Settings {
  /** What Get-Mailbox does with an identity that nothing has: the page warns that it may give everything (exchange-state 1.2). */
  readonly unknownIdentity: "error" | "everything" | "nothing";
  /** What a mailbox that is piped into a cmdlet is identified by is not documented. */
  readonly pipeSends: "guid" | "dn" | "name";
  /** Whether a mailbox is recovered and copied from by its Guid, as by its ExchangeGuid (exchange-state 1.3). */
  readonly guidRecovers: boolean;
  /** How the service words that it does not purge: as documents and users have it, which for one on hold nobody has, or otherwise (exchange-state 8.1, 8.2). */
  readonly purgeRefusals: "published" | "other";
  /** Whether the last hold that is lifted leaves a delay hold behind on an inactive mailbox (exchange-state 2.3, open). */
  readonly delayHoldOnRelease: boolean;
  /** From when the 30 days of a soft-deleted mailbox without a user count (exchange-state 8.8). */
  readonly orphanClock: "user-purge" | "soft-delete";
  /** Whether a recovered mailbox that an unlocked policy held is on Litigation Hold afterwards (exchange-state 8.6). */
  readonly litigationHoldAfterRecovery: boolean;
  /** Whether an active user that signs in by the name of a deleted mailbox keeps it from being purged, as one in the recycle bin does (exchange-state E2). */
  readonly activeUserInTheWay: boolean;
  /** Whether a session offers the retired cmdlets for the searches of In-Place Holds (exchange-state 2.2). */
  readonly mailboxSearchCmdlets: boolean;
  /** Whether Disable-Mailbox is refused, as users report, or soft-deletes the mailbox, as documented elsewhere (exchange-state 8.4). */
  readonly disabledMailbox: "refused" | "soft-deleted";
  /** Whether a deleted mailbox keeps its name (exchange-state 8.3). */
  readonly deletedKeepNames: boolean;
  /** Whether no other recipient gets an address that a deleted one has (exchange-state E13). */
  readonly deletedKeepAddresses: boolean;
  /** Whether Set-Mailbox -InactiveMailbox finds deleted mailboxes that nothing holds, too (exchange-state 1.4). */
  readonly inactiveSwitchFindsAllDeleted: boolean;
  /** Whether the retention hold of a recovered mailbox ends after 30 days (exchange-state 8.5). */
  readonly retentionHoldEnds: boolean;
  /** Whether a session does not show a parameter that no role has, or the service refuses it (exchange-state E4; both are told). */
  readonly rolesHideParameters: boolean;
  /** Whether an application connects by a role group of its own, without a directory role (exchange-state 4, open). */
  readonly roleGroupConnects: boolean;
  /** How a copy of content ends. */
  readonly copyEnds: "Completed" | "CompletedWithWarning" | "Failed";
  /** Minutes until what was done shows; up to 24 hours are documented for changes of the directory (exchange-state 5). */
  readonly lag: Readonly<Record<Lag, number>>;
}

export type Lag =
  /** A purged mailbox leaves the deleted ones. */
  | "purge"
  /** The mailbox of a deleted user becomes soft-deleted, and that of a user without a licence disconnected. */
  | "delete"
  /** A user that was purged leaves the recycle bin. */
  | "bin"
  /** The mailbox of a purged user no longer names it. */
  | "orphan"
  /** A reconnected or restored mailbox is active. */
  | "restore"
  /** Content is copied. */
  | "copy"
  /** A lifted hold is gone from the mailbox. */
  | "hold";

export const defaultSettings: Settings = Object.freeze({
  unknownIdentity: "error",
  pipeSends: "guid",
  guidRecovers: false,
  purgeRefusals: "published",
  delayHoldOnRelease: false,
  orphanClock: "user-purge",
  litigationHoldAfterRecovery: true,
  activeUserInTheWay: false,
  mailboxSearchCmdlets: false,
  disabledMailbox: "refused",
  deletedKeepNames: true,
  deletedKeepAddresses: false,
  inactiveSwitchFindsAllDeleted: true,
  retentionHoldEnds: true,
  rolesHideParameters: false,
  roleGroupConnects: false,
  copyEnds: "Completed",
  lag: Object.freeze({ purge: 0, delete: 3, bin: 0, orphan: 8, restore: 2, copy: 30, hold: 5 }),
});
