import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { cmdletCallsIn } from "./support/calls.ts";

/**
 * The switches that choose whether active, soft-deleted or inactive objects are shown. What two of them show together is not
 * documented (Get-Mailbox, Get-EXOMailbox).
 */
const views: ReadonlySet<string> = new Set([
  "SoftDeletedMailbox",
  "SoftDeletedMailUser",
  "InactiveMailboxOnly",
  "IncludeInactiveMailbox",
  "IncludeSoftDeletedRecipients",
]);

/** These show active objects too, so that what one of them finds may be of either kind. */
const mixed: ReadonlySet<string> = new Set(["IncludeInactiveMailbox", "IncludeSoftDeletedRecipients"]);

/** A call looks at one view; what finds one object looks at one kind of object. */
export const twoViews: Rule = function* (procedure) {
  for (const { step, call } of cmdletCallsIn(procedure.steps)) {
    const given = Object.keys(call.parameters).filter((name) => views.has(name));
    const findsMixed = (step.kind === "find-one" || step.kind === "find-in") && given.some((name) => mixed.has(name));
    if (given.length > 1 || findsMixed)
      yield diagnostic(
        "two-views",
        { cmdlet: call.cmdlet, views: given.map((name) => `-${name}`).join(" ") },
        step.position,
      );
  }
};
