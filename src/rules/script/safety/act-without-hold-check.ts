import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { wordsDeciding } from "../support/decision.ts";
import { decisiveHolds } from "../support/hold.ts";
import { placeIn } from "../support/place.ts";
import { isMailboxPurge } from "../support/purge.ts";
import type { Words } from "../support/words.ts";

/** What else can hold a mailbox (Microsoft Purview, "Identify the type of hold placed on a mailbox"). */
const further = ["ComplianceTagHoldApplied", "DelayHoldApplied", "DelayReleaseHoldApplied"] as const;

/** A mailbox is purged where something has looked at its holds, and has decided by them. */
export const actWithoutHoldCheck: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    if (!isMailboxPurge(script, act)) continue;
    const words = wordsDeciding(script, act);
    const lacks = (names: readonly string[]): readonly string[] =>
      names.filter((name) => !words.has(name.toLowerCase()));
    const missing = lacks(decisiveHolds);
    if (missing.length === 0) continue;
    const more = [...lacks(further), ...(looksAtOrganization(words) ? [] : ["the holds of the organization"])];
    const values = { act: act.name, missing: listed(missing, "or"), hint: hintOf(more) };
    yield diagnostic("act-without-hold-check", values, placeIn(script, act.command.node));
  }
};

const looksAtOrganization = (words: Words): boolean => words.has("get-organizationconfig");

const hintOf = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` Look at ${listed(names, "and")} as well.`;

function listed(names: readonly string[], word: string): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}
