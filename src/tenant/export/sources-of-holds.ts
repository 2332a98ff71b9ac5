import { isHolding } from "../holds.ts";
import type { TenantFile } from "../tenant-file-schema.ts";
import type { PolicyInFile } from "./said-of-policy.ts";
import { locationsOf, type ShownHold } from "./shown-holds.ts";

type SearchInFile = NonNullable<TenantFile["searches"]>[number];

export interface SourcesOfHolds {
  readonly policies: readonly PolicyInFile[];
  readonly searches: readonly SearchInFile[];
}

/** The policies, cases and searches that must be there, since their holds are shown, and that nothing else names (exchange-state 2.1). */
export function sourcesOfHolds(shown: ReadonlyMap<string, ShownHold>, known: ReadonlySet<string>): SourcesOfHolds {
  const made = [...shown].filter(([digits]) => !known.has(digits));
  const isSearch = ([, { hold }]: readonly [string, ShownHold]): boolean => /^(cld)?[0-9a-f]{32}$/i.test(hold);
  return {
    policies: made
      .filter((one) => !isSearch(one))
      .map(([digits, one]) => ({
        kind: /^UniH/i.test(one.hold) ? ("case" as const) : ("retention" as const),
        Guid: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
        ExchangeLocation: locationsOf(one),
        Enabled: isHolding(one.hold),
      })),
    // Without a source a search holds everything.
    searches: made.filter(isSearch).map(([, { hold, by }]) => ({
      Name: `Search ${hold.slice(-8)}`,
      InPlaceHoldIdentity: hold,
      Sources: by.map(({ LegacyExchangeDN, ExchangeGuid }) => LegacyExchangeDN ?? ExchangeGuid),
    })),
  };
}
