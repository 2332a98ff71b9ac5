import { isOn, refused, textsOf, type Answer, type Call } from "../call.ts";
import { digitsOf, holdsOfOrganization } from "../holds.ts";
import type { HoldFacts } from "../holds-changed.ts";
import type { Mailbox, Policy, State } from "../state.ts";
import { errors } from "./errors.ts";

type HoldParameter = (tenant: State, mailbox: Mailbox, call: Call) => HoldFacts | Answer;

const noChange: HoldFacts = {};

/** The parameters of Set-Mailbox that place or lift holds (exchange-state 2.2). A switch that is given as false does nothing. */
export const holdParameters: Readonly<Record<string, HoldParameter>> = {
  LitigationHoldEnabled: (_, __, call) => ({ LitigationHoldEnabled: isOn(call, "LitigationHoldEnabled") }),

  /** All but Litigation Hold, those of cases and searches, and locked policies. That it leaves no delay hold is concluded from its taking both off. */
  ExcludeFromAllHolds: ifOn("ExcludeFromAllHolds", (tenant, mailbox) => ({
    ComplianceTagHoldApplied: false,
    DelayHoldApplied: false,
    DelayReleaseHoldApplied: false,
    InPlaceHolds: excluding(tenant, mailbox, holdsOfOrganization(tenant, mailbox)).filter(
      (hold) => !/^(mbx|skp)/i.test(hold) || isLocked(tenant, hold),
    ),
  })),

  /** Policies on apps stay (exchange-state 2.2). */
  ExcludeFromAllOrgHolds: ifOn("ExcludeFromAllOrgHolds", (tenant, mailbox) => ({
    InPlaceHolds: excluding(
      tenant,
      mailbox,
      holdsOfOrganization(tenant, mailbox).filter((hold) => policyBehind(tenant, hold)?.kind !== "app"),
    ),
  })),

  ExcludeFromOrgHolds(tenant, mailbox, { parameters }) {
    const asked = textsOf(parameters["ExcludeFromOrgHolds"]);
    const holds = asked.map((id) => tenant.organizationHolds.find((hold) => digitsOf(hold) === digitsOf(id)));
    const unknown = asked.find((_, place) => holds[place] === undefined);
    if (unknown !== undefined) return refused(errors.noSuchOrgHold(unknown));
    const known = holds.filter((hold) => hold !== undefined);
    const locked = known.find((hold) => isLocked(tenant, hold));
    return locked === undefined
      ? { InPlaceHolds: excluding(tenant, mailbox, known) }
      : refused(errors.lockedHold(locked));
  },

  RemoveComplianceTagHoldApplied: ifOn("RemoveComplianceTagHoldApplied", (_, mailbox, call) =>
    mailbox.state === "active" && !isOn(call, "ProvideConsent")
      ? refused(errors.consentMissing(mailbox.Name))
      : { ComplianceTagHoldApplied: false },
  ),

  RemoveDelayHoldApplied: ifOn("RemoveDelayHoldApplied", () => ({ DelayHoldApplied: false })),

  RemoveDelayReleaseHoldApplied: ifOn("RemoveDelayReleaseHoldApplied", () => ({ DelayReleaseHoldApplied: false })),

  RemoveOrphanedHolds({ objects }, { InPlaceHolds }, { parameters }) {
    const asked = textsOf(parameters["RemoveOrphanedHolds"]).map((hold) => hold.toLowerCase());
    const sources = [
      ...[...objects.searches.values()].map(({ InPlaceHoldIdentity }) => InPlaceHoldIdentity),
      ...[...objects.policies.values()].map(({ Guid }) => Guid),
    ].map(digitsOf);
    const existing = asked.find((hold) => sources.includes(digitsOf(hold)));
    if (existing !== undefined) return refused(errors.holdExists(existing));
    return { InPlaceHolds: InPlaceHolds.filter((hold) => !asked.includes(hold.toLowerCase())) };
  },

  /** Looks again at what holds it: where nothing does, it is inactive no more. */
  RecalculateInactiveMailbox: ifOn("RecalculateInactiveMailbox", () => noChange),
};

function ifOn(name: string, parameter: HoldParameter): HoldParameter {
  return (tenant, mailbox, call) => (isOn(call, name) ? parameter(tenant, mailbox, call) : noChange);
}

/** Its own holds, with the signs that keep those of the organization away; a locked policy stays (exchange-state 2.1, 2.2). */
const excluding = (tenant: State, { InPlaceHolds }: Mailbox, holds: readonly string[]): readonly string[] => [
  ...new Set([
    ...InPlaceHolds,
    ...holds.filter((hold) => !isLocked(tenant, hold)).map((hold) => `-${hold.replace(/:\d$/, "")}`),
  ]),
];

/** Whether the policy behind a hold has a Preservation Lock. */
const isLocked = (tenant: State, hold: string): boolean => policyBehind(tenant, hold)?.RestrictiveRetention === true;

const policyBehind = ({ objects }: State, hold: string): Policy | undefined =>
  [...objects.policies.values()].find(({ Guid }) => digitsOf(Guid) === digitsOf(hold));
