import { isOn, refused, textsOf, type Answer, type Cmdlet } from "../call.ts";
import type { Change } from "../change.ts";
import { isRefusal } from "../exchange/listing.ts";
import { digitsOf } from "../holds.ts";
import { underway } from "../holds-underway.ts";
import { NotSimulated } from "../not-simulated.ts";
import type { Policy, State } from "../state.ts";
import { complianceErrors } from "./errors.ts";
import { holdOf, locationsAfter, mailboxesAt, meantPolicy } from "./policies.ts";

/** What a call does to the locations of a policy. */
interface Edit {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly exceptionsRemoved: readonly string[];
  readonly exceptionsAdded: readonly string[];
}

/** Set-RetentionCompliancePolicy: whom it names, and whether it is on. Under a Preservation Lock it only grows (exchange-state 2.2). */
export const setRetentionCompliancePolicy: Cmdlet = (tenant, call) => {
  const policy = meantPolicy(tenant, "retention", call);
  if (isRefusal(policy)) return policy;
  const { parameters } = call;
  const edit: Edit = {
    removed: textsOf(parameters["RemoveExchangeLocation"]),
    added: textsOf(parameters["AddExchangeLocation"]),
    exceptionsRemoved: textsOf(parameters["RemoveExchangeLocationException"]),
    exceptionsAdded: textsOf(parameters["AddExchangeLocationException"]),
  };
  const Enabled = parameters["Enabled"] === undefined ? policy.Enabled : isOn(call, "Enabled");
  const isLess = edit.removed.length > 0 || edit.exceptionsAdded.length > 0 || (policy.Enabled && !Enabled);
  if (policy.RestrictiveRetention && isLess) return refused(complianceErrors.locked(policy.Name));
  return obstacleTo(tenant, policy, edit) ?? { changes: changesOf(tenant, { ...policy, Enabled }, edit) };
};

const isAll = (location: string): boolean => location.toLowerCase() === "all";

function obstacleTo(tenant: State, policy: Policy, { removed, added, exceptionsAdded }: Edit): Answer | undefined {
  if ([...removed, ...added].some(isAll))
    throw new NotSimulated("how a policy on all mailboxes turns into one on some, or back");
  if (exceptionsAdded.length > 0 && !policy.ExchangeLocation.some(isAll))
    return refused(complianceErrors.notOnAll(policy.Name));
  // An inactive mailbox cannot be picked here: Set-Mailbox excludes it (exchange-state 2.2).
  const absent = exceptionsAdded.find((one) => !mailboxesAt(tenant, one).some(({ state }) => state === "active"));
  return absent === undefined ? undefined : refused(complianceErrors.notActive(absent));
}

/**
 * Whom it names is so at once, and reaches the mailboxes later. A mailbox that the policy knows by an address of before its deletion keeps its
 * hold (exchange-state 2.2).
 */
function changesOf(tenant: State, policy: Policy, edit: Edit): readonly Change[] {
  const at = (locations: readonly string[]) => locations.flatMap((location) => mailboxesAt(tenant, location));
  const named = edit.removed.filter((location) =>
    policy.ExchangeLocation.some((own) => own.toLowerCase() === location.toLowerCase()),
  );
  return [
    {
      of: "policies",
      key: policy.Guid.toLowerCase(),
      set: {
        Enabled: policy.Enabled,
        ExchangeLocation: locationsAfter(policy.ExchangeLocation, edit.removed, edit.added),
        ExchangeLocationException: locationsAfter(
          policy.ExchangeLocationException,
          edit.exceptionsRemoved,
          edit.exceptionsAdded,
        ),
      },
    },
    ...underway(tenant, holdOf(policy), "lifted", at(named)),
    ...underway(tenant, holdOf(policy), "placed", at(edit.added)),
    ...exclusions(tenant, policy, edit),
  ];
}

/** Out of a policy on all mailboxes a mailbox is taken by a sign of its own, which is no hold (exchange-state 2.1). */
function exclusions(tenant: State, policy: Policy, { exceptionsAdded, exceptionsRemoved }: Edit): readonly Change[] {
  const sign = `-mbx${digitsOf(policy.Guid)}`;
  const at = (locations: readonly string[]) => locations.flatMap((location) => mailboxesAt(tenant, location));
  return [
    ...underway(tenant, sign, "placed", at(exceptionsAdded)),
    ...underway(tenant, sign, "lifted", at(exceptionsRemoved)),
  ];
}
