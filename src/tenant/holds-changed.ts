import { holdsOn, isHeld } from "./holds.ts";
import { isoOf } from "./lifecycle.ts";
import type { Mailbox, State } from "./state.ts";

/** What decides whether a mailbox is held. */
export type HoldFacts = Partial<
  Pick<
    Mailbox,
    | "LitigationHoldEnabled"
    | "ComplianceTagHoldApplied"
    | "DelayHoldApplied"
    | "DelayReleaseHoldApplied"
    | "InPlaceHolds"
    | "holdsUnderway"
  >
>;

/**
 * What a mailbox is once its holds are others: without its last one an inactive mailbox is soft-deleted like any other, and its 30 days begin; with a first
 * one a soft-deleted mailbox is inactive (exchange-state 1.1, 2.3).
 */
export function holdsChanged(tenant: State, before: Mailbox, changed: HoldFacts): Partial<Mailbox> {
  const own = { ...changed, ...delayed(tenant, before, changed) };
  const after = { ...before, ...own };
  const since = after.DelayHoldApplied || after.DelayReleaseHoldApplied ? after.delayHoldsSince : null;
  return { ...own, delayHoldsSince: since, ...lifeOf(tenant, before, after) };
}

/**
 * The delay hold that stays behind for 30 days where a hold has gone. The service sets it at its next pass (exchange-state 2.3), here at
 * once. Whether an inactive mailbox gets one is open, and a setting. What takes delay holds off leaves none.
 */
function delayed(tenant: State, before: Mailbox, changed: HoldFacts): Partial<Mailbox> {
  if (changed.DelayHoldApplied === false) return {};
  const after = { ...before, ...changed };
  const isLifted = holdCount(tenant, after) < holdCount(tenant, before);
  const leavesOne = after.state === "active" || (tenant.settings.delayHoldOnRelease && !isHeld(tenant, after));
  return isLifted && leavesOne ? { DelayHoldApplied: true, delayHoldsSince: isoOf(tenant.now) } : {};
}

/** The holds that are no delay holds. */
const holdCount = (tenant: State, mailbox: Mailbox): number =>
  holdsOn(tenant, mailbox).filter((hold) => !hold.startsWith("Delay")).length;

function lifeOf(tenant: State, before: Mailbox, after: Mailbox): Partial<Mailbox> {
  if (after.state !== "soft-deleted") return {};
  const isStillHeld = isHeld(tenant, after);
  if (after.IsInactiveMailbox && !isStillHeld)
    return { IsInactiveMailbox: false, WasInactiveMailbox: true, InactiveMailboxRetireTime: isoOf(tenant.now) };
  return isStillHeld && !isHeld(tenant, before) ? { IsInactiveMailbox: true, InactiveMailboxRetireTime: null } : {};
}
