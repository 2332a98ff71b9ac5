import { findCmdlet } from "../../../catalog/catalog.ts";
import { targetTypes } from "../../../catalog/target-types.ts";
import type { CallNode } from "../../../procedure/call.ts";
import { targetKinds, type TargetKind, type TargetKindName } from "../../../service/target-kinds.ts";
import type { Value } from "../../../procedure/value.ts";
import { isList } from "./values.ts";

/** Types of parameters that say on which mailbox, user or request a call acts. */
const actedOnTypes: ReadonlySet<string> = new Set([...targetTypes, "MailboxRestoreRequestIdParameter"]);

/**
 * A property that is unique among deleted objects of this kind too, and that none of them is without (Set-Mailbox, New-Mailbox;
 * Graph user). A mailbox has a Guid besides, which is not its identity.
 */
export function isIdentity(property: string, kind: string): boolean {
  if (!Object.hasOwn(targetKinds, kind)) return false;
  const { key, facts }: TargetKind = targetKinds[kind as TargetKindName];
  return property === key || (property === "DistinguishedName" && Object.hasOwn(facts, property));
}

/** A property by which an act may name the object, once it was found by its identity. */
export function namesIt(property: string, kind: string): boolean {
  const known: TargetKind | undefined = Object.hasOwn(targetKinds, kind)
    ? targetKinds[kind as TargetKindName]
    : undefined;
  return isIdentity(property, kind) || (known !== undefined && known.takenBy === property);
}

/** The parameters of a call that name what it acts on, each with its value. */
export function targetParametersOf(call: CallNode): readonly (readonly [string, Value])[] {
  const known = call.kind === "cmdlet" ? findCmdlet(call.cmdlet)?.cmdlet.parameters : [];
  const names = (parameter: string): boolean =>
    parameter === "Identity" ||
    parameter === "Id" ||
    known?.some(({ name, type }) => name === parameter && actedOnTypes.has(type)) === true;
  return Object.entries(call.parameters).flatMap(([name, value]) => {
    if (!names(name)) return [];
    return isList(value) ? value.map((item) => [name, item] as const) : [[name, value] as const];
  });
}
