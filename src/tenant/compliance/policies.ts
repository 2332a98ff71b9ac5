import { isOn, textIn, type Answer, type Call, type Cmdlet } from "../call.ts";
import { digitsOf } from "../holds.ts";
import { listed, oneOf } from "../exchange/listing.ts";
import { seesCases } from "../../service/management-roles.ts";
import type { Mailbox, Policy, RetentionAction, State } from "../state.ts";

/** Get-RetentionCompliancePolicy, Get-AppRetentionCompliancePolicy and Get-CaseHoldPolicy: without -DistributionDetail the locations are wrong, here empty (exchange-state 2.1). */
export const getPolicy =
  (kind: Policy["kind"]): Cmdlet =>
  (tenant, call) => {
    const isWhole = isOn(call, "DistributionDetail");
    return listed(
      tenant,
      call,
      {
        view: () => policiesOf(tenant, kind),
        having: (identity) => having(tenant, kind, identity),
        shown: (policy) => shown(policy, isWhole),
      },
      textIn(call, "Identity"),
    );
  };

/** The policy that an act means, or why there is none. */
export function meantPolicy(tenant: State, kind: Policy["kind"], call: Call): Policy | Answer {
  const identity = textIn(call, "Identity") ?? "";
  return oneOf(having(tenant, kind, identity), identity);
}

/** Holds of cases sees who may see all cases; members of single ones are not part of the tenant. */
const policiesOf = ({ objects, identity }: State, kind: Policy["kind"]): readonly Policy[] =>
  kind === "case" && !identity.managementRoles.includes(seesCases)
    ? []
    : [...objects.policies.values()].filter((policy) => policy.kind === kind);

const having = (tenant: State, kind: Policy["kind"], identity: string): readonly Policy[] =>
  policiesOf(tenant, kind).filter(({ Guid, Name }) =>
    [Guid, Name].some((own) => own.toLowerCase() === identity.toLowerCase()),
  );

function shown(policy: Policy, isWhole: boolean): object {
  const { kind, Guid, Name, Enabled, RestrictiveRetention, ExchangeLocation, ExchangeLocationException } = policy;
  return {
    Guid: { $guid: Guid },
    Name,
    Identity: Name,
    Enabled,
    Mode: "Enforce",
    ExchangeLocation: isWhole ? ExchangeLocation : [],
    ...(kind === "case"
      ? { CaseId: policy.CaseId }
      : { RestrictiveRetention, ExchangeLocationException: isWhole ? ExchangeLocationException : [] }),
  };
}

const suffixes = { Delete: 1, Keep: 2, KeepAndDelete: 3 } as const satisfies Record<RetentionAction, number>;

/** How a policy stands on a mailbox that it is on, or on the organization (exchange-state 2.1). */
export const holdOf = ({
  kind,
  Guid,
  RetentionComplianceAction,
}: Pick<Policy, "kind" | "Guid" | "RetentionComplianceAction">): string =>
  kind === "case" ? `UniH${Guid}` : `mbx${digitsOf(Guid)}:${suffixes[RetentionComplianceAction]}`;

/** The mailboxes of an address that are not purged. */
export const mailboxesAt = ({ objects }: State, address: string): readonly Mailbox[] =>
  [...objects.mailboxes.values()].filter(
    ({ state, PrimarySmtpAddress }) => state !== "purged" && PrimarySmtpAddress.toLowerCase() === address.toLowerCase(),
  );

/** Locations without some, and with others, whatever their case. */
export function locationsAfter(
  before: readonly string[],
  removed: readonly string[],
  added: readonly string[],
): readonly string[] {
  const without = new Set([...removed, ...added].map((location) => location.toLowerCase()));
  return [...before.filter((location) => !without.has(location.toLowerCase())), ...added];
}
