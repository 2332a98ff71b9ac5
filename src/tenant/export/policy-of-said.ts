import { digitsOf } from "../holds.ts";
import type { RetentionAction } from "../state.ts";
import type { Unsaid } from "./assumption.ts";
import { exportCommands } from "./commands.ts";
import type { CaseInFile } from "./said-of-case.ts";
import type { PolicyInFile, SaidOfPolicy } from "./said-of-policy.ts";
import type { SaidOfRule } from "./said-of-rule.ts";
import { locationsOf, type ShownHold } from "./shown-holds.ts";

/** What else exports say that is of policies. */
export interface AroundPolicies {
  /** By their digits. */
  readonly shown: ReadonlyMap<string, ShownHold>;
  readonly rules: readonly SaidOfRule[];
  readonly cases: readonly CaseInFile[];
}

/** The policy as it is taken to be, and what of that no export says. */
export function policyOfSaid(
  said: SaidOfPolicy,
  { shown, rules, cases }: AroundPolicies,
): { readonly policy: PolicyInFile; readonly unsaid: readonly Unsaid[] } {
  const unsaid: Unsaid[] = [];
  const assume = <T>(what: string, value: T, assumed: string, instead: string): T => {
    unsaid.push({ kind: "policies", what, assumed, instead });
    return value;
  };
  const hold = shown.get(digitsOf(said.Guid));
  const isOfCase = said.kind === "case";
  const instead = isOfCase ? exportCommands.caseHolds : exportCommands.policies;
  const isClosed = cases.some(({ Identity, Status }) => Identity === said.CaseId && Status === "Closed");
  return {
    policy: {
      ...said,
      // A closed case has its holds off (exchange-state 2.2).
      Enabled: !isClosed && (said.Enabled ?? assume("Enabled", true, "True: it is on", instead)),
      RestrictiveRetention:
        said.RestrictiveRetention ??
        (isOfCase ? false : assume("RestrictiveRetention", true, "True: it may be locked", instead)),
      ExchangeLocation:
        said.ExchangeLocation ??
        (hold === undefined
          ? []
          : assume("ExchangeLocation", locationsOf(hold), "the mailboxes that show its hold", instead)),
      ...(isOfCase
        ? {}
        : {
            RetentionComplianceAction:
              actionShown(hold) ??
              actionIn(rules, said) ??
              assume("RetentionComplianceAction", "Keep", "Keep: it holds", exportCommands.rules),
          }),
    },
    unsaid,
  };
}

/** What the service itself shows (exchange-state 2.1). */
const actionShown = (shown: ShownHold | undefined): RetentionAction | undefined =>
  (({ 1: "Delete", 2: "Keep", 3: "KeepAndDelete" }) as const)[/:([123])$/.exec(shown?.hold ?? "")?.[1] ?? ""];

/** Of several rules, one that keeps: then it holds. */
function actionIn(rules: readonly SaidOfRule[], { Guid, Name = Guid }: SaidOfPolicy): RetentionAction | undefined {
  const own = rules.filter(({ policy }) => [Guid, Name].some((one) => one.toLowerCase() === policy.toLowerCase()));
  return (own.find(({ action }) => action !== "Delete") ?? own[0])?.action;
}
