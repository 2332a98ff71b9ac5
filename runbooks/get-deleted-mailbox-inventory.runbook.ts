import { directory, exo, reports, runbook } from "purgebook";

/** What the inventory says of a mailbox, and what it concludes from. */
const only = [
  "ExchangeGuid",
  "Name",
  "PrimarySmtpAddress",
  "RecipientTypeDetails",
  "ExternalDirectoryObjectId",
  "IsDirSynced",
  "MailboxMoveStatus",
  "WhenSoftDeleted",
  "IsInactiveMailbox",
  "WasInactiveMailbox",
  "InactiveMailboxRetireTime",
  "LitigationHoldEnabled",
  "ComplianceTagHoldApplied",
  "DelayHoldApplied",
  "DelayReleaseHoldApplied",
  "InPlaceHolds",
] as const;

export default runbook({
  name: "Get-DeletedMailboxInventory",
  synopsis: "Lists every soft-deleted and inactive mailbox with its state, its holds, and what comes next.",
  description: [
    "One JSON line for each mailbox, then one with the sums. Lines that would pass the 1 MiB of a job's stream go to EvidenceUri.",
    "A mailbox whose licence was removed before its user was deleted is not soft-deleted: no list shows it, and no runbook can handle it. The same holds for one that is purged.",
  ],
  parameters: {},
  procedure(run) {
    const ResultSize = "Unlimited";
    const deleted = run.findAll(
      "List the soft-deleted mailboxes, inactive ones among them",
      exo.getMailbox({ SoftDeletedMailbox: true, ResultSize }),
      { as: "deleted", only },
    );
    const publicFolder = run.findAll(
      "List the soft-deleted public folder mailboxes",
      exo.getMailbox({ PublicFolder: true, SoftDeletedMailbox: true, ResultSize }),
      { as: "deletedPublicFolder", only },
    );
    const users = run.findAll("List the users in the recycle bin", directory.deletedUsers(), { as: "deletedUsers" });
    const recipients = run.findAll("List the active recipients, for twins", exo.getRecipient({ ResultSize }), {
      as: "recipients",
      only: ["DistinguishedName", "PrimarySmtpAddress", "EmailAddresses"],
    });
    const mailUsers = run.findAll("List the mail users, for the same ExchangeGuid", exo.getMailUser({ ResultSize }), {
      as: "mailUsers",
      only: ["ExchangeGuid"],
    });
    const requests = run.findAll("List the restore requests", exo.getMailboxRestoreRequest({ ResultSize }), {
      as: "requests",
      only: ["SourceMailbox", "Status"],
    });
    const organization = run.findAll("Read the organization-wide holds", exo.getOrganizationConfig(), {
      as: "organizationConfig",
    });
    run.report(
      "Say of each mailbox what it is and what comes next",
      reports.deletedMailboxes({ deleted, publicFolder, users, recipients, mailUsers, requests, organization }),
    );
  },
});
