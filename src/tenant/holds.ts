import type { Mailbox, State } from "./state.ts";

/** `:1` deletes and holds nothing; a leading minus excludes (exchange-state 2.1). */
const holding = /^(?!-)(?!.*:1$)/;

/** Whether a value of InPlaceHolds holds anything. */
export const isHolding = (hold: string): boolean => holding.test(hold);

/** Policies on Exchange mailboxes, and on Teams chats, which lie in them; not those on groups (exchange-state 2.1). */
const ofMailboxes = /^(mbx|skp)/i;

const flags = [
  "LitigationHoldEnabled",
  "ComplianceTagHoldApplied",
  "DelayHoldApplied",
  "DelayReleaseHoldApplied",
] as const satisfies readonly (keyof Mailbox)[];

/** Everything that holds a mailbox: of the flags the names, of policies, cases and searches the values (exchange-state 1.3, 2). */
export const holdsOn = (tenant: State, mailbox: Mailbox): readonly string[] => [
  ...flags.filter((name) => mailbox[name]),
  ...mailbox.InPlaceHolds.filter(isHolding),
  ...holdsOfOrganization(tenant, mailbox),
];

/** Whether a mailbox is on hold of any kind, so that deleting its user makes it inactive (exchange-state 1.4). */
export const isHeld = (tenant: State, mailbox: Mailbox): boolean => holdsOn(tenant, mailbox).length > 0;

/** The organization-wide holds that a mailbox is not excluded from. They are not stamped on mailboxes (exchange-state 2.1). */
export function holdsOfOrganization({ organizationHolds }: State, { InPlaceHolds }: Mailbox): readonly string[] {
  const excluded = new Set(InPlaceHolds.filter((hold) => hold.startsWith("-")).map((hold) => policyOf(hold.slice(1))));
  return organizationHolds.filter((hold) => ofMailboxes.test(hold) && isHolding(hold) && !excluded.has(policyOf(hold)));
}

/** A hold without what it does. */
const policyOf = (hold: string): string => hold.replace(/:\d$/, "").toLowerCase();

/** The 32 digits that a hold and its policy, case or search have in common (exchange-state 2.1). */
export const digitsOf = (hold: string): string =>
  hold
    .toLowerCase()
    .replace(/^-?(mbx|skp|grp|unih|cld)/, "")
    .replace(/:\d$/, "")
    .replaceAll("-", "");
