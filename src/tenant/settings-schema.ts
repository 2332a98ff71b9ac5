import { z } from "zod";
import { defaultSettings } from "./settings.ts";

const minutes = (usual: number, description: string) => z.number().min(0).default(usual).describe(description);

const flag = (usual: boolean, description: string) => z.boolean().default(usual).describe(description);

const { lag } = defaultSettings;

/** The settings as a file says them; those that it leaves out are the usual ones. */
export const settingsSchema = z.strictObject({
  unknownIdentity: z
    .enum(["error", "everything", "nothing"])
    .default(defaultSettings.unknownIdentity)
    .describe("What a Get cmdlet gives for an identity that nothing has."),
  pipeSends: z
    .enum(["guid", "dn", "name"])
    .default(defaultSettings.pipeSends)
    .describe("What a mailbox that is piped into a cmdlet is identified by."),
  guidRecovers: flag(defaultSettings.guidRecovers, "A mailbox is recovered and copied from by its Guid, too."),
  purgeRefusals: z
    .enum(["published", "other"])
    .default(defaultSettings.purgeRefusals)
    .describe("How it words that it does not purge a mailbox that is held, has a user, or is synced."),
  delayHoldOnRelease: z
    .boolean()
    .default(defaultSettings.delayHoldOnRelease)
    .describe("The last hold that is lifted leaves a delay hold behind on an inactive mailbox."),
  orphanClock: z
    .enum(["user-purge", "soft-delete"])
    .default(defaultSettings.orphanClock)
    .describe("From when the 30 days of a soft-deleted mailbox count."),
  litigationHoldAfterRecovery: z
    .boolean()
    .default(defaultSettings.litigationHoldAfterRecovery)
    .describe("A recovered mailbox that an unlocked policy held is on Litigation Hold."),
  activeUserInTheWay: z
    .boolean()
    .default(defaultSettings.activeUserInTheWay)
    .describe("An active user that signs in by the name of a deleted mailbox keeps it from being purged."),
  mailboxSearchCmdlets: z
    .boolean()
    .default(defaultSettings.mailboxSearchCmdlets)
    .describe("A session offers the retired Get-, Set- and Remove-MailboxSearch."),
  disabledMailbox: z
    .enum(["refused", "soft-deleted"])
    .default(defaultSettings.disabledMailbox)
    .describe("What comes of Disable-Mailbox."),
  deletedKeepNames: flag(defaultSettings.deletedKeepNames, "A deleted mailbox keeps its name."),
  deletedKeepAddresses: flag(
    defaultSettings.deletedKeepAddresses,
    "No other recipient gets an address that a deleted one has.",
  ),
  inactiveSwitchFindsAllDeleted: flag(
    defaultSettings.inactiveSwitchFindsAllDeleted,
    "Set-Mailbox -InactiveMailbox finds deleted mailboxes that nothing holds, too.",
  ),
  retentionHoldEnds: flag(
    defaultSettings.retentionHoldEnds,
    "The retention hold of a recovered mailbox ends after 30 days.",
  ),
  rolesHideParameters: z
    .boolean()
    .default(defaultSettings.rolesHideParameters)
    .describe("A session does not show a parameter that no role has. Otherwise the service refuses it."),
  roleGroupConnects: z
    .boolean()
    .default(defaultSettings.roleGroupConnects)
    .describe("An application connects by management roles of its own, without a directory role."),
  copyEnds: z
    .enum(["Completed", "CompletedWithWarning", "Failed"])
    .default(defaultSettings.copyEnds)
    .describe("How a copy of content ends."),
  lag: z
    .strictObject({
      purge: minutes(lag.purge, "Until a purged mailbox leaves the deleted ones."),
      delete: minutes(
        lag.delete,
        "Until the mailbox of a deleted user is soft-deleted, or that of one without a licence disconnected.",
      ),
      bin: minutes(lag.bin, "Until a user that was purged leaves the recycle bin."),
      orphan: minutes(lag.orphan, "Until the mailbox of a purged user no longer names it."),
      restore: minutes(lag.restore, "Until a reconnected or restored mailbox is active."),
      copy: minutes(lag.copy, "Until content is copied."),
      hold: minutes(lag.hold, "Until a hold that a policy, case or search has lifted is gone from the mailbox."),
    })
    .prefault({})
    .describe("Minutes until what was done shows."),
});
