import { factsOfOutputs } from "../../catalog/facts.ts";
import { textIn, textsOf, type Call, type Cmdlet } from "../call.ts";
import type { Mailbox } from "../state.ts";
import { mailboxesFor } from "./get-mailbox.ts";
import { listed } from "./listing.ts";

const identities = ["Identity", "ExternalDirectoryObjectId", "PrimarySmtpAddress", "UserPrincipalName"] as const;

/**
 * Get-EXOMailbox: Get-Mailbox with the properties that were asked for, by property set or name. The smallest set, which comes where nothing is asked for, lacks
 * every fact that decides about a purge (exchange-state 1.3).
 */
export const getExoMailbox: Cmdlet = (tenant, call) => {
  const identity = identities.map((name) => textIn(call, name)).find((text) => text !== undefined);
  const isAsked = askedIn(call);
  const listing = mailboxesFor(tenant, call);
  const shown = (mailbox: Mailbox): object =>
    Object.fromEntries(Object.entries(listing.shown(mailbox)).filter(([name]) => isAsked(name)));
  return listed(tenant, call, { ...listing, shown }, identity);
};

/** Its page: they are never in what it gives. */
const never = new Set(["DelayReleaseHoldApplied", "WasInactiveMailbox"]);

function askedIn({ parameters }: Call): (name: string) => boolean {
  const sets = new Set(["minimum", ...wordsOf(parameters["PropertySets"])]);
  const names = new Set(wordsOf(parameters["Properties"]));
  const isAll = sets.has("all") || names.has("*");
  return (name) =>
    !never.has(name) &&
    (isAll || names.has(name.toLowerCase()) || (setsOf().get(name) ?? []).some((set) => sets.has(set.toLowerCase())));
}

const wordsOf = (value: unknown): readonly string[] =>
  textsOf(value).flatMap((text) => text.split(",").map((word) => word.trim().toLowerCase()));

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** The property sets that a property is in. */
const setsOf = (): ReadonlyMap<string, readonly string[]> => (known ??= setsByName());

function setsByName(): ReadonlyMap<string, readonly string[]> {
  const output = factsOfOutputs().outputs.find(({ cmdlets }) => cmdlets.includes("Get-EXOMailbox"));
  return new Map(output?.properties.map(({ name, propertySets = [] }) => [name, propertySets]));
}
