/** What kind of value an expression has when the runbook runs; it decides how an answer is compared with it. */
export type ValueType =
  | "ExchangeGuid"
  | "DirectoryObjectId"
  | "DistinguishedName"
  | "UserPrincipalName"
  | "SmtpAddress"
  | "text"
  | "number"
  | "flag"
  | "password"
  | "other";

/** A constant that stands in the procedure itself. */
export interface LiteralValue {
  readonly expression: "literal";
  readonly value: string | number | boolean;
}
/** A parameter of the runbook. */
export interface ParameterValue {
  readonly expression: "parameter";
  readonly name: string;
  readonly valueType: ValueType;
}
/** A property of a found object. */
export interface PropertyValue {
  readonly expression: "property";
  readonly of: string;
  readonly property: string;
  readonly valueType: ValueType;
}
/** A found object as a whole, as it is piped into a cmdlet. */
export interface ObjectValue {
  readonly expression: "object";
  readonly of: string;
}
/** Text with values in it. */
export interface TextValue {
  readonly expression: "text";
  readonly parts: readonly (string | Value)[];
  readonly valueType: ValueType;
}
/** A random password that no variable holds as plain text and that is never written anywhere. */
export interface RandomPasswordValue {
  readonly expression: "random-password";
}
/** The target of the current turn of a for-each. */
export interface TargetValue {
  readonly expression: "target";
  readonly valueType: ValueType;
}

/** Those texts of a list that match a regular expression of .NET. */
export interface MatchingValue {
  readonly expression: "matching";
  readonly of: Value;
  readonly pattern: string;
}

/** The texts of a list without this one. */
export interface WithoutValue {
  readonly expression: "without";
  readonly of: Value;
  readonly text: Value;
}
/**
 * Those In-Place Holds of a list whose search is there, enabled, the only one of its name, and names the source; or those that have no search.
 * The retired cmdlets for searches are asked, where the session still has them.
 */
export interface HoldsValue {
  readonly expression: "holds";
  readonly of: Value;
  /** The LegacyExchangeDN of the mailbox that their searches name; undefined for those without a search. */
  readonly source?: Value;
}
/** A text that a step has found. */
export interface FoundTextValue {
  readonly expression: "found-text";
  readonly of: string;
}

export type Value =
  | LiteralValue
  | ParameterValue
  | PropertyValue
  | ObjectValue
  | TextValue
  | RandomPasswordValue
  | TargetValue
  | MatchingValue
  | WithoutValue
  | HoldsValue
  | FoundTextValue;

/** The names of the found objects that a value needs. */
export function referencesIn(value: Value): readonly string[] {
  switch (value.expression) {
    case "property":
    case "object":
    case "found-text":
      return [value.of];
    case "matching":
      return referencesIn(value.of);
    case "without":
      return [...referencesIn(value.of), ...referencesIn(value.text)];
    case "holds":
      return [...referencesIn(value.of), ...(value.source === undefined ? [] : referencesIn(value.source))];
    case "text":
      return value.parts.flatMap((part) => (typeof part === "string" ? [] : referencesIn(part)));
    default:
      return [];
  }
}

/** The names of the runbook's parameters that stand in a value. */
export function parametersIn(value: Value): readonly string[] {
  switch (value.expression) {
    case "parameter":
      return [value.name];
    case "matching":
      return parametersIn(value.of);
    case "without":
      return [...parametersIn(value.of), ...parametersIn(value.text)];
    case "holds":
      return [...parametersIn(value.of), ...(value.source === undefined ? [] : parametersIn(value.source))];
    case "text":
      return value.parts.flatMap((part) => (typeof part === "string" ? [] : parametersIn(part)));
    default:
      return [];
  }
}

export function valueTypeOf(value: Value): ValueType {
  switch (value.expression) {
    case "literal":
      return typeof value.value === "number" ? "number" : typeof value.value === "boolean" ? "flag" : "text";
    case "object":
    case "matching":
    case "without":
    case "holds":
      return "other";
    case "found-text":
      return "text";
    case "random-password":
      return "password";
    default:
      return value.valueType;
  }
}

/** Every value that stands anywhere in a piece of the tree, parts of texts included. */
export function* valuesIn(node: unknown): Generator<Value> {
  if (typeof node !== "object" || node === null) return;
  if ("expression" in node && typeof node.expression === "string") yield node as Value;
  for (const child of Object.values(node)) yield* valuesIn(child);
}
