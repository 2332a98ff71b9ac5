import type { AttributeAst, ParameterAst, TypeConstraintAst } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import { makesMandatory } from "../../../powershell/script/parameter.ts";

/** What an identity is that more than one object can have. */
export type SharedIdentity = "a name" | "an alias" | "an address" | "a user principal name";

/** Properties, columns and parameters that more than one object can share, deleted ones included, by what they are. */
const sharedNames: Readonly<Record<SharedIdentity, RegExp>> = {
  "a name": /^(name|displayname|samaccountname|mailboxname|fullname)$/,
  "an alias": /^(alias|mailnickname)$/,
  "an address": /^((primary|windows)?(smtp|email)address|e?mail|emailaddress|smtp|mailboxaddress)$/,
  "a user principal name": /^(userprincipalname|upn|windowsliveid|microsoftonlineservicesid)$/,
};

/** What a property or a parameter of that name holds; undefined where it is unique, or where its name does not tell. */
export function sharedByName(name: string): SharedIdentity | undefined {
  const asked = name.toLowerCase();
  return (Object.keys(sharedNames) as SharedIdentity[]).find((kind) => sharedNames[kind].test(asked));
}

/** Of an object of Exchange, these can be found in one object alone, deleted ones included (Microsoft, delete an inactive mailbox). */
export const isUniqueProperty = (name: string): boolean =>
  /^(exchangeguid|guid|distinguishedname|id|objectid|externaldirectoryobjectid|legacyexchangedn|archiveguid|mailboxguid)$/.test(
    name,
  );

const guidText = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const distinguishedName = /^cn=.+,(dc|ou)=/i;
const legacyName = /^\/o=.+\/cn=/i;
/** `<guid>`, `...`: what a page leaves to the reader. */
const placeholder = /[<>]|^\W*$/;

/** What a text that stands in the script is; undefined where it is a GUID, a distinguished name, or only a placeholder. */
export function sharedByText(text: string): SharedIdentity | undefined {
  if (guidText.test(text) || distinguishedName.test(text) || legacyName.test(text) || placeholder.test(text))
    return undefined;
  if (/^[0-9a-f]{32}$/i.test(text)) return undefined;
  return text.includes("@") ? "an address" : "a name";
}

type Attribute = AttributeAst | TypeConstraintAst;

const attributesOf = ({ Attributes = [] }: ParameterAst): readonly Attribute[] => Attributes;

/** The parameter takes no free text: its type, or the pattern that it must match, is that of a GUID, a number or a date. */
export function isPlainValue(script: Script, parameter: ParameterAst): boolean {
  return attributesOf(parameter).some((attribute) =>
    attribute.type === "TypeConstraintAst" ? isPlainType(attribute.TypeName) : asksForGuid(script, attribute),
  );
}

export const isPlainType = (name: string): boolean =>
  /^(system\.)?(guid|u?int(16|32|64)?|long|byte|double|decimal|datetime(offset)?|timespan|bool(ean)?|switch)(\[\])?$/i.test(
    name,
  );

function asksForGuid(script: Script, attribute: AttributeAst): boolean {
  if (!/^validate(pattern|script)$/i.test(attribute.TypeName)) return false;
  return script
    .within(attribute)
    .some(
      (node) => /guid/i.test("TypeName" in node ? node.TypeName : "") || /0-9a-f/i.test(String(constantOf(node) ?? "")),
    );
}

/** The parameter cannot be empty: it must be given, or a validation refuses that. */
export function isNeverEmpty(script: Script, parameter: ParameterAst): boolean {
  const attributes = attributesOf(parameter).filter((one) => one.type === "AttributeAst");
  if (attributes.some(({ TypeName }) => /^allow(null|emptystring)$/i.test(TypeName))) return false;
  return (
    isPlainValue(script, parameter) ||
    attributes.some(
      (attribute) =>
        /^validate(notnull|notnullorempty|notnullorwhitespace|pattern|set|script|length|count)$/i.test(
          attribute.TypeName,
        ) || makesMandatory(attribute),
    )
  );
}

/** The name of a parameter, as `$Name` has it. */
export const parameterName = ({ Name }: ParameterAst): string => variableName(Name);
