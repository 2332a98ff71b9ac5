import { outputProperties } from "../catalog/bindings/outputs.ts";
import type { CallNode } from "../procedure/call.ts";
import type { ValueType } from "../procedure/value.ts";
import { targetKindOfCmdlet } from "../service/target-kinds.ts";

type Properties = Readonly<Record<string, ValueType>>;

const ofDirectory: Properties = {
  id: "DirectoryObjectId",
  userPrincipalName: "UserPrincipalName",
  displayName: "text",
  mail: "text",
  accountEnabled: "flag",
  userType: "text",
  onPremisesSyncEnabled: "flag",
  onPremisesImmutableId: "text",
  deletedDateTime: "text",
};

const identities: Properties = {
  ExchangeGuid: "ExchangeGuid",
  ExternalDirectoryObjectId: "DirectoryObjectId",
  DistinguishedName: "DistinguishedName",
  UserPrincipalName: "UserPrincipalName",
  PrimarySmtpAddress: "SmtpAddress",
};

const outputOf: Readonly<Record<string, keyof typeof outputProperties>> = {
  "soft-deleted-mailbox": "Mailbox",
  "soft-deleted-public-folder-mailbox": "Mailbox",
  "inactive-mailbox": "Mailbox",
  "active-mailbox": "Mailbox",
  "restore-request": "MailboxRestoreRequest",
  organization: "OrganizationConfig",
  "retention-policy": "RetentionCompliancePolicy",
  "case-hold-policy": "CaseHoldPolicy",
  "hold-search": "MailboxSearch",
};

/** The properties that a kind of object, or the answer of a call, has, with the type of each. */
export function propertiesOf(of: CallNode | string): Properties {
  if (typeof of !== "string" && of.kind === "directory") {
    return of.operation === "get-domain" ? { id: "text", authenticationType: "text", isVerified: "flag" } : ofDirectory;
  }
  const kind = typeof of === "string" ? of : (targetKindOfCmdlet(of.cmdlet, of.parameters) ?? "");
  const output = outputOf[kind];
  if (output === undefined)
    return kind === "domain" ? { id: "text", authenticationType: "text", isVerified: "flag" } : ofDirectory;
  return propertiesOfOutput(output);
}

/** A mailbox has hundreds, and every step that finds one asks for them. */
const known = new Map<string, Properties>();

function propertiesOfOutput(output: keyof typeof outputProperties): Properties {
  const remembered = known.get(output);
  if (remembered !== undefined) return remembered;
  const properties = Object.fromEntries(
    Object.entries(outputProperties[output]).map(([name, type]) => [
      name,
      identities[name] ?? (type === "Boolean" ? "flag" : "text"),
    ]),
  );
  known.set(output, properties);
  return properties;
}
