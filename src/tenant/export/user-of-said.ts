import type { Unsaid } from "./assumption.ts";
import { exportCommands } from "./commands.ts";
import type { MailboxInFile } from "./said-of-mailbox.ts";
import type { SaidOfUser, UserInFile } from "./said-of-user.ts";

interface UserOfExport {
  readonly user: UserInFile;
  readonly unsaid: readonly Unsaid[];
}

/** @param mailbox the one that names it */
export function userOfSaid(said: SaidOfUser, mailbox: MailboxInFile | undefined): UserOfExport {
  const isOfMailbox = mailbox !== undefined;
  const synced = said.onPremisesSyncEnabled ?? (isOfMailbox ? mailbox.IsDirSynced === true : true);
  return {
    user: { ...said, onPremisesSyncEnabled: synced },
    unsaid: [
      ...(said.onPremisesSyncEnabled === undefined
        ? [
            unsaid(
              "onPremisesSyncEnabled",
              isOfMailbox ? "what IsDirSynced of its mailbox says" : "True: it may be synced from on premises",
            ),
          ]
        : []),
      ...(said.accountEnabled === undefined ? [unsaid("accountEnabled", "True")] : []),
      ...(said.state === "deleted" && !said.deletedDateTime
        ? [unsaid("deletedDateTime", "ten days before the rehearsal begins")]
        : []),
      unsaid("roles and protection", "no directory roles, and no restricted unit"),
    ],
  };
}

/** A mailbox that names its user has one: in the recycle bin where the mailbox is deleted (exchange-state 1.1). */
export function userOfMailbox(id: string, mailbox: MailboxInFile): UserOfExport {
  const { Name, UserPrincipalName, PrimarySmtpAddress, WhenSoftDeleted, IsDirSynced = false, state } = mailbox;
  const isDeleted = state !== "active";
  return {
    user: {
      id,
      userPrincipalName: UserPrincipalName ?? PrimarySmtpAddress ?? Name,
      state: isDeleted ? "deleted" : "active",
      ...(isDeleted && WhenSoftDeleted ? { deletedDateTime: WhenSoftDeleted } : {}),
      onPremisesSyncEnabled: IsDirSynced,
    },
    unsaid: [
      unsaid(
        "the user that a mailbox names",
        isDeleted ? "in the recycle bin, since its mailbox is deleted" : "active, with the plan of Exchange Online",
      ),
    ],
  };
}

const unsaid = (what: string, assumed: string): Unsaid => ({
  kind: "users",
  what,
  assumed,
  instead: exportCommands.users,
});
