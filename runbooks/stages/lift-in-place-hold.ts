import {
  exo,
  guards,
  is,
  without,
  type Act,
  type Condition,
  type Expression,
  type Found,
  type Guard,
  type GuardName,
  type Mailbox,
  type MailboxSearch,
  type Run,
} from "purgebook";

/**
 * Lifts one In-Place Hold by its search, which names the mailboxes that it holds by LegacyExchangeDN: the mailbox is taken out of its sources,
 * and where it is the only one, the hold of the search is ended (Microsoft, delete an inactive mailbox). A search without sources would
 * be over all mailboxes.
 */
export function liftInPlaceHold(run: Run, holdId: Expression<string>, mailbox: Found<Mailbox>): void {
  const query = exo.getMailboxSearch({ InPlaceHoldIdentity: holdId });
  const source = mailbox.LegacyExchangeDN;
  const change = (as: string, way: WayOfChange): void => {
    const found = run.findOne(way.asks, query, {
      as,
      absent: "skip",
      where: (held) => [way.isSo(held), is.on(held.InPlaceHoldEnabled)],
    });
    const cleared = run.check("May the search be changed?", found, [way.guard, guards.searchNameIsUnique]);
    const recorded = run.record("Record the search with its sources", cleared, { with: [mailbox] });
    run.change(
      way.does,
      recorded,
      way.change,
      [{ shows: "present", query, where: (looked) => [way.isDone(looked, found)] }],
      {
        goesOn: true,
      },
    );
  };
  change("sharedSearch", {
    asks: "Does the search hold the mailbox and others?",
    isSo: (held) => is.containingAmongOthers(held.Sources, source),
    guard: guards.searchHoldsOthers(source),
    does: "Take the mailbox out of the sources of the search",
    change: (fresh) => exo.setMailboxSearch({ Identity: fresh.Name, SourceMailboxes: without(fresh.Sources, source) }),
    // The others must be there still: what the search holds besides is not this runbook's to change.
    isDone: (looked, before) => is.sameTexts(looked.Sources, without(before.Sources, source)),
  });
  change("ownSearch", {
    asks: "Does the search hold this mailbox alone?",
    isSo: (held) => is.containingAlone(held.Sources, source),
    guard: guards.searchHoldsNoOther(source),
    does: "End the hold of the search",
    change: (fresh) => exo.setMailboxSearch({ Identity: fresh.Name, InPlaceHoldEnabled: false }),
    isDone: (looked) => is.off(looked.InPlaceHoldEnabled),
  });
}

interface WayOfChange {
  readonly asks: string;
  readonly isSo: (held: Found<MailboxSearch>) => Condition;
  readonly guard: Guard<GuardName>;
  readonly does: string;
  readonly change: (fresh: Found<MailboxSearch>) => Act<"destroy">;
  readonly isDone: (looked: Found<MailboxSearch>, before: Found<MailboxSearch>) => Condition;
}
