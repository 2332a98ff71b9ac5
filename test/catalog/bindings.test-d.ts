// Read by `tsc --noEmit` alone: what must compile, and what must not.
import { compliance, exo, graphSdk, msonline } from "../../src/catalog/bindings/index.ts";
import type { Mailbox, MailboxRestoreRequest } from "../../src/catalog/bindings/outputs.ts";
import type { CmdletCall, Expression } from "../../src/catalog/call.ts";
import {
  alias,
  directoryObjectId,
  distinguishedName,
  exchangeGuid,
  guid,
  policyGuid,
  smtpAddress,
  userPrincipalName,
  type DirectoryObjectId,
  type ExchangeGuid,
  type UserPrincipalName,
} from "../../src/catalog/identity.ts";
import type { SecureString } from "../../src/catalog/values.ts";

declare const Identity: Expression<ExchangeGuid>;
declare const userName: Expression<UserPrincipalName>;
declare const externalId: Expression<Mailbox["ExternalDirectoryObjectId"]>;
declare const mailbox: Expression<Mailbox>;
declare const request: Expression<MailboxRestoreRequest>;
declare const password: SecureString;
declare const flag: Expression<boolean>;

const found: CmdletCall<"Get-Mailbox", Mailbox, "read"> = exo.getMailbox({ Identity, SoftDeletedMailbox: true });
const all: CmdletCall<string, Mailbox, "read"> = exo.getMailbox({ InactiveMailboxOnly: true, ResultSize: "Unlimited" });
const byAddress: CmdletCall = exo.getMailbox({ Identity: smtpAddress("pilar@contoso.com"), PublicFolder: true });
const purge: CmdletCall<"Remove-Mailbox", void, "destroy"> = exo.removeMailbox.from(mailbox, {
  PermanentlyDelete: true,
});
const byName: CmdletCall = exo.removeMailbox({
  Identity: distinguishedName("CN=Pilar,OU=Soft Deleted Objects,DC=PROD"),
});
const rename: CmdletCall<"Set-Mailbox", void, "change"> = exo.setMailbox({ Identity, DisplayName: "Pilar" });
const keep: CmdletCall<"Set-Mailbox", void, "change"> = exo.setMailbox({ Identity, LitigationHoldEnabled: true });
const lift: CmdletCall<"Set-Mailbox", void, "destroy"> = exo.setMailbox.from(mailbox, {
  InactiveMailbox: true,
  LitigationHoldEnabled: false,
});
const perhaps: CmdletCall<"Set-Mailbox", void, "destroy"> = exo.setMailbox({ Identity, LitigationHoldEnabled: flag });
const consent: CmdletCall = exo.setMailbox({ Identity, ProvideConsent: true, RemoveComplianceTagHoldApplied: true });
const reconnect: CmdletCall<"New-Mailbox", Mailbox, "change"> = exo.newMailbox({
  InactiveMailbox: Identity,
  Name: "Pilar (reconnected)",
  MicrosoftOnlineServicesID: userPrincipalName("reconnected@contoso.onmicrosoft.com"),
  Password: password,
});
const undo: CmdletCall = exo.undoSoftDeletedMailbox({ SoftDeletedObject: Identity, PublicFolder: true });
const copy: CmdletCall = exo.newMailboxRestoreRequest({ SourceMailbox: Identity, TargetMailbox: Identity });
const finish: CmdletCall = exo.removeMailboxRestoreRequest.from(request);
const list: CmdletCall<string, unknown, "read"> = compliance.invokeHoldRemovalAction({ Action: "GetHolds" });
const removal: CmdletCall<string, unknown, "destroy"> = compliance.invokeHoldRemovalAction({
  Action: "RemoveHold",
  ExchangeLocation: smtpAddress("pilar@contoso.com"),
  HoldId: "UniH7f5f3a2c-5b1b-4b8e-9d3e-2f6a1c0d4e5f",
});
const purgeUser: CmdletCall<string, void, "destroy"> = msonline.removeMsolUser({
  ObjectId: directoryObjectId("0f8fad5b-d9cb-469f-a165-70867728950e"),
  RemoveFromRecycleBin: true,
});
const block: CmdletCall<string, unknown, "change"> = graphSdk.updateMgUser({
  UserId: directoryObjectId("0f8fad5b-d9cb-469f-a165-70867728950e"),
  AccountEnabled: false,
});
const license: CmdletCall<string, unknown, "change"> = graphSdk.setMgUserLicense({
  UserId: directoryObjectId("0f8fad5b-d9cb-469f-a165-70867728950e"),
  AddLicenses: [{ SkuId: guid("0f8fad5b-d9cb-469f-a165-70867728950e") }],
  RemoveLicenses: [],
});
const settings: CmdletCall = exo.getOrganizationConfig();
const object: DirectoryObjectId = directoryObjectId("0f8fad5b-d9cb-469f-a165-70867728950e");
void [
  found,
  all,
  byAddress,
  purge,
  byName,
  rename,
  keep,
  lift,
  perhaps,
  consent,
  reconnect,
  undo,
  copy,
  finish,
  list,
  removal,
];
void [purgeUser, block, license, settings, object];

// @ts-expect-error Each hold switch is the key of its own set: two of them never go together.
exo.setMailbox({ Identity, RemoveDelayHoldApplied: true, RemoveDelayReleaseHoldApplied: true });
// @ts-expect-error The set of RemoveDelayHoldApplied has no ProvideConsent.
exo.setMailbox({ Identity, RemoveDelayHoldApplied: true, ProvideConsent: true });
// @ts-expect-error Anr and Identity belong to different sets.
exo.getMailbox({ Identity, Anr: "pilar" });
// @ts-expect-error IgnoreLegalHold is on-premises only.
exo.removeMailbox({ Identity, IgnoreLegalHold: true });
// @ts-expect-error Disconnect is on no page.
exo.removeMailbox({ Identity, Disconnect: true });
// @ts-expect-error Identity is mandatory.
exo.removeMailbox({ PermanentlyDelete: true });
// @ts-expect-error UserPrincipalName of New-Mailbox is on-premises only.
exo.newMailbox({ Name: "Pilar", Password: password, UserPrincipalName: userPrincipalName("pilar@contoso.com") });
// @ts-expect-error A mailbox with a Microsoft Online Services id needs a password.
exo.newMailbox({
  Name: "Pilar",
  MicrosoftOnlineServicesID: userPrincipalName("pilar@contoso.com"),
  InactiveMailbox: Identity,
});
// @ts-expect-error A password has no literal form.
exo.newMailbox({ Name: "Pilar", MicrosoftOnlineServicesID: userPrincipalName("p@contoso.com"), Password: "Pa55word" });
// @ts-expect-error A destroying call never takes an address.
exo.removeMailbox({ Identity: smtpAddress("pilar@contoso.com") });
// @ts-expect-error Nor a user name, even if it is known only later.
exo.removeMailbox({ Identity: userName });
// @ts-expect-error Nor an alias.
exo.setMailbox({ Identity: alias("pilar"), DisplayName: "Pilar" });
// @ts-expect-error Nor a GUID of who knows what: administrators mix up Guid and ExchangeGuid.
exo.removeMailbox({ Identity: guid("0f8fad5b-d9cb-469f-a165-70867728950e") });
// @ts-expect-error Nor plain text.
exo.removeMailbox({ Identity: "Pilar" });
// @ts-expect-error Not even a reading call takes plain text, which might be empty.
exo.getMailbox({ Identity: "" });
// @ts-expect-error The id in the directory is empty once the user is purged: a null identity finds every mailbox.
exo.getMailbox({ Identity: externalId });
// @ts-expect-error Undefined would find every mailbox too.
exo.getMailbox({ Identity: undefined });
// @ts-expect-error An address is no user name.
exo.getExoMailbox({ UserPrincipalName: smtpAddress("pilar@contoso.com") });
// @ts-expect-error A policy is changed by its GUID.
compliance.setRetentionCompliancePolicy({ Identity: "Keep all", Enabled: true });
// @ts-expect-error RetryDistribution is its own set.
compliance.setCaseHoldPolicy({
  Identity: policyGuid("0f8fad5b-d9cb-469f-a165-70867728950e"),
  RetryDistribution: true,
  Enabled: true,
});
// @ts-expect-error RemoveHold destroys.
const notRead: CmdletCall<string, unknown, "read"> = compliance.invokeHoldRemovalAction({ Action: "RemoveHold" });
// @ts-expect-error Lifting a litigation hold destroys.
const notChange: CmdletCall<string, unknown, "change"> = exo.setMailbox({ Identity, LitigationHoldEnabled: false });
// @ts-expect-error The value is known only later: it may lift the hold.
const unknownYet: CmdletCall<string, unknown, "change"> = exo.setMailbox({ Identity, LitigationHoldEnabled: flag });
// @ts-expect-error Taking a licence destroys.
const taken: CmdletCall<string, unknown, "change"> = graphSdk.setMgUserLicense({
  UserId: object,
  RemoveLicenses: [object],
});
// @ts-expect-error The piped object brings the identity.
exo.removeMailbox.from(mailbox, { Identity, PermanentlyDelete: true });
// @ts-expect-error A restore request is no mailbox.
exo.removeMailbox.from(request, { PermanentlyDelete: true });
// @ts-expect-error A switch that is off is left out.
exo.removeMailbox({ Identity, PermanentlyDelete: false });
// @ts-expect-error The compiler adds -Confirm:$false itself.
exo.removeMailbox({ Identity, Confirm: false });
// @ts-expect-error A user name does not tell one deleted user from another.
msonline.removeMsolUser({ UserPrincipalName: userPrincipalName("pilar@contoso.com"), RemoveFromRecycleBin: true });
// @ts-expect-error A date is written as ISO 8601: others are read by the culture of the machine.
exo.searchUnifiedAuditLog({ StartDate: "8/21/2026", EndDate: "2026-08-22" });
// @ts-expect-error Set-Mailbox takes no SourceMailbox.
exo.setMailbox({ Identity, SourceMailbox: exchangeGuid("0f8fad5b-d9cb-469f-a165-70867728950e") });
void [notRead, notChange, unknownYet, taken];
