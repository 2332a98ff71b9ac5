import { isOn, type Cmdlet } from "../call.ts";
import { disableMailbox } from "./disable-mailbox.ts";
import { getExoMailbox } from "./get-exo-mailbox.ts";
import { getMailbox } from "./get-mailbox.ts";
import { getMailboxStatistics } from "./get-mailbox-statistics.ts";
import { getPublicFolder } from "./get-public-folder.ts";
import { getMailUser, getRecipient } from "./get-recipient.ts";
import {
  getMailboxRestoreRequest,
  newMailboxRestoreRequest,
  removeMailboxRestoreRequest,
} from "./mailbox-restore-request.ts";
import { getMailboxSearch, removeMailboxSearch, setMailboxSearch } from "./mailbox-search.ts";
import { newMailbox } from "./new-mailbox.ts";
import { removeMailbox } from "./remove-mailbox.ts";
import { getOrganizationConfig } from "./session.ts";
import { setMailbox } from "./set-mailbox.ts";
import { undoSoftDeletedMailbox } from "./undo-soft-deleted-mailbox.ts";

const known: Readonly<Record<string, Cmdlet>> = {
  "Disable-Mailbox": disableMailbox,
  "Get-EXOMailbox": getExoMailbox,
  "Get-Mailbox": getMailbox,
  "Get-MailboxRestoreRequest": getMailboxRestoreRequest,
  "Get-MailboxSearch": getMailboxSearch,
  "Get-MailboxStatistics": getMailboxStatistics,
  "Get-MailUser": getMailUser,
  "Get-OrganizationConfig": getOrganizationConfig,
  "Get-PublicFolder": getPublicFolder,
  "Get-Recipient": getRecipient,
  "New-Mailbox": newMailbox,
  "New-MailboxRestoreRequest": newMailboxRestoreRequest,
  "Remove-Mailbox": removeMailbox,
  "Remove-MailboxRestoreRequest": removeMailboxRestoreRequest,
  "Remove-MailboxSearch": removeMailboxSearch,
  "Set-Mailbox": setMailbox,
  "Set-MailboxSearch": setMailboxSearch,
  "Undo-SoftDeletedMailbox": undoSoftDeletedMailbox,
};

/** With -WhatIf nothing is done (exchange-state 7). */
const unlessWhatIf =
  (cmdlet: Cmdlet): Cmdlet =>
  (tenant, call) =>
    isOn(call, "WhatIf") ? {} : cmdlet(tenant, call);

/** The cmdlets of Exchange Online that the tenant knows, by name. */
export const exchangeCmdlets: Readonly<Record<string, Cmdlet>> = Object.fromEntries(
  Object.entries(known).map(([name, cmdlet]) => [name, unlessWhatIf(cmdlet)]),
);

/** Those that a session offers only where the setting `mailboxSearchCmdlets` says so: elsewhere PowerShell does not find them. */
export const retiredCmdlets: readonly string[] = ["Get-MailboxSearch", "Remove-MailboxSearch", "Set-MailboxSearch"];
