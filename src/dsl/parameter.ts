import type { Expression } from "../catalog/call.ts";
import type { DirectoryObjectId, ExchangeGuid, UserPrincipalName } from "../catalog/identity.ts";
import type { ParameterCheck, ParameterNode } from "../procedure/procedure.ts";
import type { ValueType } from "../procedure/value.ts";
import { AuthorError } from "./author-error.ts";
import { isWholeNumber } from "./expression.ts";
import { callSite, type CallSite } from "./call-site.ts";

/** A parameter of a runbook, before it has its name. `T` is the type of its value. */
export interface ParameterDefinition<out T> {
  readonly description: string;
  readonly valueType: ValueType;
  readonly check: ParameterCheck;
  readonly default?: string | number | boolean;
  readonly site: CallSite;
  /** Never present: it carries the type. */
  readonly ofType?: T;
}

/** A list of targets, given as a JSON array of ids. */
export interface TargetList<out T> {
  readonly ofTarget?: T;
}

function define<T>(definition: Omit<ParameterDefinition<T>, "site" | "ofType">): ParameterDefinition<T> {
  return Object.freeze({ ...definition, site: callSite() });
}

/** A pattern by itself is a regular expression, so that none gets out of the group that makes it match all of the text. */
function wholePattern(pattern: string): string {
  try {
    new RegExp(pattern, "u");
    return pattern;
  } catch {
    throw new AuthorError(
      "invalid-value",
      `"${pattern}" is not a regular expression by itself: mend it; it must match all of the text.`,
    );
  }
}

/**
 * The parameters that a runbook takes. Azure Automation honours nothing of a parameter but its type, so the script
 * checks every value again in its body; what fails is `bad-parameter`.
 */
export const param = Object.freeze({
  /**
   * An ExchangeGuid: with the distinguished name the only identity that is unique among deleted mailboxes (Microsoft's page of Set-Mailbox).
   * `differsFrom` names another parameter, whose id it must not be: no mailbox is copied into itself.
   */
  exchangeGuid: (
    description: string,
    options: { readonly differsFrom?: string } = {},
  ): ParameterDefinition<ExchangeGuid> =>
    define({ description, valueType: "ExchangeGuid", check: { kind: "guid", ...options } }),

  /** The object id of a user in Entra. */
  directoryObjectId: (description: string): ParameterDefinition<DirectoryObjectId> =>
    define({ description, valueType: "DirectoryObjectId", check: { kind: "guid" } }),

  /** The id of another kind of object: a policy, a case, a request. */
  guid: (description: string): ParameterDefinition<string> =>
    define({ description, valueType: "text", check: { kind: "guid" } }),

  /** A sign-in name, `name@domain`. */
  userPrincipalName: (description: string): ParameterDefinition<UserPrincipalName> =>
    define({
      description,
      valueType: "UserPrincipalName",
      check: { kind: "text", pattern: "[A-Za-z0-9._'-]{1,64}@[A-Za-z0-9.-]{3,253}", says: "Give it as name@domain." },
    }),

  /** The name of a domain, such as contoso.onmicrosoft.com. */
  domainName: (description: string): ParameterDefinition<string> =>
    define({
      description,
      valueType: "text",
      check: {
        kind: "text",
        pattern: "[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+",
        says: "Give it as contoso.onmicrosoft.com.",
      },
    }),

  /** A text of one line that a regular expression describes; the expression must match all of it. */
  text: (
    description: string,
    options: { readonly pattern: string; readonly says: string; readonly default?: string },
  ): ParameterDefinition<string> =>
    define({
      description,
      valueType: "text",
      check: { kind: "text", pattern: wholePattern(options.pattern), says: options.says },
      ...(options.default === undefined ? {} : { default: options.default }),
    }),

  /** One of a few words, upper and lower case as written. */
  choice: (description: string, of: readonly [string, ...string[]]): ParameterDefinition<string> => {
    if (!Array.isArray(of) || of.length === 0)
      throw new AuthorError("invalid-value", "A choice has at least one word.");
    return define({ description, valueType: "text", check: { kind: "choice", of } });
  },

  /** A whole number within bounds. */
  integer: (
    description: string,
    options: { readonly minimum: number; readonly maximum: number; readonly default?: number },
  ): ParameterDefinition<number> => {
    const { minimum, maximum, default: value = minimum } = options;
    if (![minimum, value, maximum].every(isWholeNumber) || minimum > value || value > maximum)
      throw new AuthorError(
        "invalid-value",
        "Bounds and default of a whole number have 32 bits, and the default is within the bounds.",
      );
    return define({
      description,
      valueType: "number",
      check: { kind: "integer", minimum: options.minimum, maximum: options.maximum },
      ...(options.default === undefined ? {} : { default: options.default }),
    });
  },

  /** Something that must be accepted by name before the runbook does anything: false by default, and false ends the run. */
  accepted: (description: string, what: string): ParameterDefinition<boolean> =>
    define({ description, valueType: "flag", check: { kind: "accepted", what }, default: false }),

  /** Something that is asked for by name, and not done where it is not: false by default. A condition reads it: `is.on(LiftInPlaceHolds)`. */
  flag: (description: string): ParameterDefinition<boolean> =>
    define({ description, valueType: "flag", check: { kind: "flag" }, default: false }),

  /** The targets of a batch, as a JSON array of ExchangeGuids. */
  targets: (description: string): ParameterDefinition<TargetList<ExchangeGuid>> =>
    define({ description, valueType: "other", check: { kind: "targets" } }),
});

/** What the procedure function gets for each parameter. */
export type ParameterValues<P extends Readonly<Record<string, ParameterDefinition<unknown>>>> = {
  readonly [N in keyof P]: P[N] extends ParameterDefinition<infer T>
    ? Expression<T> & { readonly expression: "parameter"; readonly name: string }
    : never;
};

export function parameterNode(
  name: string,
  { description, valueType, check, default: value, site }: ParameterDefinition<unknown>,
): ParameterNode & { readonly site: CallSite } {
  return { name, description, valueType, check, ...(value === undefined ? {} : { default: value }), site };
}
