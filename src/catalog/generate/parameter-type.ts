import type { Effect } from "../effect.ts";
import type { ParameterFacts } from "../schema.ts";
import { targetTypes } from "../target-types.ts";

/** What decides the TypeScript type of a parameter besides its own facts. */
export interface TypeContext {
  readonly cmdlet: string;
  readonly effect: Effect;
  readonly switchesTakeFalse: boolean;
}

/** Names that say what a parameter takes more exactly than its .NET type does. */
const typeByName: Readonly<Record<string, string>> = {
  Alias: "Alias",
  DirectoryObjectId: "DirectoryObjectId",
  ExchangeGuid: "ExchangeGuid",
  ExchangeLocation: "SmtpAddress",
  ExternalDirectoryObjectId: "DirectoryObjectId",
  MailNickname: "Alias",
  MicrosoftOnlineServicesID: "UserPrincipalName",
  ObjectId: "DirectoryObjectId",
  PrimarySmtpAddress: "SmtpAddress",
  RemoveLicenses: "Guid",
  UserPrincipalName: "UserPrincipalName",
  WindowsLiveID: "UserPrincipalName",
};

const referenceTypes: ReadonlySet<string> = new Set([
  "GeneralRecipientIdParameter",
  "RecipientIdParameter",
  "UserContactIdParameter",
]);

const scalarTypes: Readonly<Record<string, string>> = {
  Boolean: "boolean",
  ByteQuantifiedSize: "Size",
  EnhancedTimeSpan: "TimeSpan",
  Guid: "Guid",
  Int16: "number",
  Int32: "number",
  Int64: "number",
  SmtpAddress: "SmtpAddress",
  String: "string",
  UInt32: "number",
  Uri: "string",
  WindowsLiveId: "UserPrincipalName",
};
/** Collections that the service reads as lists of text. */
const textLists: ReadonlySet<string> = new Set(["MultiValuedProperty", "ProxyAddressCollection"]);

/** The type of an argument as TypeScript text, or undefined where a parameter has no literal form that could be typed. */
export function parameterType(parameter: ParameterFacts, context: TypeContext): string | undefined {
  const type = parameter.type
    .replace(/^System\.(Nullable`1\[(?:System\.)?(\w+)\]|)/, "$2")
    .replace(/^Microsoft\.Exchange\.Data\./, "");
  if (type === "Switch") return context.switchesTakeFalse ? "Argument<boolean>" : "Switch";
  if (type.endsWith("SecureString")) return "SecureString";
  if (type.endsWith("PSCredential")) return "Credential";
  if (type.endsWith("IMicrosoftGraphPasswordProfile")) return "Expression<unknown>";
  if (type.endsWith("IMicrosoftGraphAssignedLicense[]")) return "readonly AssignedLicense[]";
  if (type === "DateTime" || type === "ExDateTime") return "IsoDate | Expression<Date>";
  if (textLists.has(type)) return "ArgumentList<string>";
  if (type.endsWith("[]")) {
    const element = scalarType({ ...parameter, type: type.slice(0, -2) }, context);
    return element === undefined ? undefined : `ArgumentList<${element}>`;
  }
  const scalar = scalarType({ ...parameter, type }, context);
  return scalar === undefined ? undefined : `Argument<${scalar}>`;
}

function scalarType(parameter: ParameterFacts, context: TypeContext): string | undefined {
  const { name, type, values } = parameter;
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(" | ");
  // It takes only what is unique among deleted objects too.
  if (targetTypes.has(type) || (name === "Identity" && type === "String")) {
    return context.effect === "read" ? "MailboxReference" : "MailboxTarget";
  }
  if (referenceTypes.has(type)) return "MailboxReference";
  if (name === "UserId")
    return context.effect === "read" ? "DirectoryObjectId | UserPrincipalName" : "DirectoryObjectId";
  if (type === "Unlimited") return /Quota$|^Max\w+Size$/.test(name) ? "UnlimitedSize" : "Unlimited";
  const byName = typeByName[name];
  if (byName !== undefined) return byName;
  if (type === "PolicyIdParameter") return context.effect === "read" ? "PolicyGuid | string" : "PolicyGuid";
  if (type === "MailboxRestoreRequestIdParameter") return context.effect === "read" ? "Guid | string" : "Guid";
  return scalarTypes[type] ?? (isNamed(type) ? "string" : undefined);
}

/** References by name, and enumerations of Exchange whose values the page does not list, are written as text. */
function isNamed(type: string): boolean {
  return (
    /^\w+$/.test(type) && !["IDictionary", "Hashtable", "PswsHashtable", "Object", "GeoCoordinates"].includes(type)
  );
}
