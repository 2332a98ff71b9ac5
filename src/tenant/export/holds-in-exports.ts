import { holdOf } from "../compliance/policies.ts";
import { digitsOf } from "../holds.ts";
import type { TenantFile } from "../tenant-file-schema.ts";
import type { Assumption, Unsaid } from "./assumption.ts";
import { exportCommands } from "./commands.ts";
import { policyOfSaid } from "./policy-of-said.ts";
import { ofKind, type ReadRow } from "./read-row.ts";
import type { MailboxInFile } from "./said-of-mailbox.ts";
import type { PolicyInFile } from "./said-of-policy.ts";
import { saidOnce } from "./said-once.ts";
import { shownHolds } from "./shown-holds.ts";
import { sourcesOfHolds } from "./sources-of-holds.ts";

export interface HoldsInExports {
  readonly content: Required<Pick<TenantFile, "organizationHolds" | "policies" | "cases" | "searches">>;
  readonly assumptions: readonly Assumption[];
  readonly unsaid: readonly Unsaid[];
}

/** What holds, as exports and a tenant file have it: the holds of the organization, and policies, cases and searches. @throws ExportFault */
export function holdsInExports(
  rows: readonly ReadRow[],
  mailboxes: readonly MailboxInFile[],
  base: TenantFile,
): HoldsInExports {
  const configurations = ofKind(rows, "organization").flatMap(({ said }) => said.InPlaceHolds);
  const isOrganizationSaid = base.organizationHolds !== undefined || ofKind(rows, "organization").length > 0;
  const saidHolds = base.organizationHolds ?? configurations;
  const shown = shownHolds(mailboxes, saidHolds);
  const cases = [...(base.cases ?? []), ...saidOnce(ofKind(rows, "cases"), ({ Identity }) => Identity)];
  const around = { shown, rules: ofKind(rows, "rules").map(({ said }) => said), cases };
  const said = saidOnce(ofKind(rows, "policies"), ({ Guid }) => Guid).map((one) => policyOfSaid(one, around));
  const policies = [...(base.policies ?? []), ...said.map(({ policy }) => policy)];
  const made = sourcesOfHolds(shown, digitsIn(policies, base.searches));
  const ofAll = isOrganizationSaid ? [] : policies.filter(isOnAll).map(holdOfPolicy);
  return {
    content: {
      organizationHolds: [...saidHolds, ...ofAll],
      policies: [...policies, ...made.policies],
      cases,
      searches: [...(base.searches ?? []), ...made.searches],
    },
    assumptions: [
      ...(isOrganizationSaid
        ? []
        : [
            {
              what: "organization-wide holds",
              assumed: policies.length === 0 ? "none" : "those of the exported policies on all mailboxes",
              instead: exportCommands.organization,
            },
          ]),
      ...(made.policies.length + made.searches.length === 0
        ? []
        : [
            {
              what: "the policies, cases and searches that InPlaceHolds name",
              assumed: "each is there, can be changed, and names those mailboxes alone",
              instead: exportCommands.policies,
            },
          ]),
    ],
    unsaid: said.flatMap((one) => one.unsaid),
  };
}

const digitsIn = (policies: readonly PolicyInFile[], searches: TenantFile["searches"] = []): ReadonlySet<string> =>
  new Set([
    ...policies.map(({ Guid }) => digitsOf(Guid)),
    ...searches.map(({ InPlaceHoldIdentity }) => digitsOf(InPlaceHoldIdentity)),
  ]);

const isOnAll = ({ kind, Enabled, ExchangeLocation = [] }: PolicyInFile): boolean =>
  kind !== "case" && Enabled !== false && ExchangeLocation.some((location) => location.toLowerCase() === "all");

const holdOfPolicy = ({ kind = "retention", Guid, RetentionComplianceAction = "Keep" }: PolicyInFile): string =>
  holdOf({ kind, Guid, RetentionComplianceAction });
