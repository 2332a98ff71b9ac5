import { isOn, refused, textsOf, type Cmdlet } from "../call.ts";
import { isRefusal } from "../exchange/listing.ts";
import { underway } from "../holds-underway.ts";
import type { Change } from "../change.ts";
import type { Mailbox, Policy, State } from "../state.ts";
import { complianceErrors } from "./errors.ts";
import { holdOf, locationsAfter, mailboxesAt, meantPolicy } from "./policies.ts";

/** Set-CaseHoldPolicy: a leading period says that a location is an inactive mailbox, and without one it is an active one (exchange-state 2.2). */
export const setCaseHoldPolicy: Cmdlet = (tenant, call) => {
  const policy = meantPolicy(tenant, "case", call);
  if (isRefusal(policy)) return policy;
  const removed = textsOf(call.parameters["RemoveExchangeLocation"]);
  const added = textsOf(call.parameters["AddExchangeLocation"]);
  const misnamed = [...removed, ...added].find((location) => isMisnamed(tenant, location));
  if (misnamed !== undefined) {
    const { notActive, notInactive } = complianceErrors;
    return refused((misnamed.startsWith(".") ? notInactive : notActive)(bare(misnamed)));
  }
  const ExchangeLocation = locationsAfter(policy.ExchangeLocation, [...removed, ...removed.map(bare)], added.map(bare));
  const Enabled = call.parameters["Enabled"] === undefined ? policy.Enabled : isOn(call, "Enabled");
  const at = (locations: readonly string[]) => locations.flatMap((location) => meantBy(tenant, location));
  return {
    changes: [
      { of: "policies", key: policy.Guid.toLowerCase(), set: { ExchangeLocation, Enabled } },
      ...underway(tenant, holdOf(policy), "lifted", at(removed)),
      ...(Enabled ? underway(tenant, holdOf(policy), "placed", at(added)) : []),
      ...switched(tenant, policy, Enabled),
    ],
  };
};

/** Off, as when its case is closed, it holds nothing any more, wherever it stands (exchange-state 2.2); that on again it holds what it names is concluded. */
function switched(tenant: State, policy: Policy, enabled: boolean): readonly Change[] {
  if (enabled === policy.Enabled) return [];
  return enabled
    ? underway(
        tenant,
        holdOf(policy),
        "placed",
        policy.ExchangeLocation.flatMap((one) => mailboxesAt(tenant, one)),
      )
    : underway(tenant, holdOf(policy), "lifted", [...tenant.objects.mailboxes.values()]);
}

const bare = (location: string): string => location.replace(/^\./, "");

const meantBy = (tenant: State, location: string): readonly Mailbox[] =>
  mailboxesAt(tenant, bare(location)).filter(
    ({ state }) => (state === "soft-deleted") === location.startsWith(".") && state !== "disconnected",
  );

/** There is a mailbox of the address, and it is not of the kind that the form of the location says. */
const isMisnamed = (tenant: State, location: string): boolean =>
  mailboxesAt(tenant, bare(location)).length > 0 && meantBy(tenant, location).length === 0;
