import {
  exo,
  guards,
  is,
  param,
  without,
  type Found,
  type Guard,
  type GuardName,
  type MailboxSearch,
} from "../../../src/index.ts";
import type { Procedure } from "../../../src/procedure/procedure.ts";
import { procedureOf } from "../../support/rule-tester.ts";

/** What is set of the search of an In-Place Hold, and the guards that the search has passed. */
export interface SearchChange {
  readonly guards?: readonly ("searchNameIsUnique" | "searchHoldsOthers" | "searchHoldsNoOther")[];
  readonly sets?: (fresh: Found<MailboxSearch>, source: Found<MailboxSearch>["Name"]) => object;
  /** What the guards are told is the source, where it is not what is taken out. */
  readonly guarded?: string;
  readonly taken?: "Name" | "Status";
}

/** A procedure that takes a mailbox out of a search, or ends the hold of the search. */
export function searchProcedure({
  guards: asked = ["searchNameIsUnique", "searchHoldsOthers"],
  sets = (fresh, source) => ({ SourceMailboxes: without(fresh.Sources, source as never) }),
  guarded,
  taken = "Name",
}: SearchChange): Procedure {
  return procedureOf({
    parameters: {
      HoldId: param.text("Id of the hold.", { pattern: "[0-9a-f]{32}", says: "32 hexadecimal digits." }),
      Source: param.text("LegacyExchangeDN of the mailbox.", { pattern: "/o=.+", says: "It begins with /o=." }),
    },
    acknowledgements: [{ code: "retired-cmdlet", reason: "It is tested." }],
    procedure(run, { HoldId, Source }) {
      const query = exo.getMailboxSearch({ InPlaceHoldIdentity: HoldId });
      const known: Readonly<Record<string, Guard<GuardName>>> = {
        searchNameIsUnique: guards.searchNameIsUnique,
        searchHoldsOthers: guards.searchHoldsOthers(guarded ?? Source),
        searchHoldsNoOther: guards.searchHoldsNoOther(guarded ?? Source),
      };
      const found = run.findOne("Find the search", query);
      const passed = asked.map((name) => known[name] as Guard<GuardName>);
      const recorded = run.record("Record it", run.check("Check it", found, passed));
      run.change(
        "Change it",
        recorded as never,
        ((fresh: Found<MailboxSearch>) =>
          exo.setMailboxSearch({ Identity: fresh[taken], ...sets(fresh, Source) })) as never,
        [
          {
            shows: "present",
            query,
            where: (looked) => [is.lacking((looked as Found<MailboxSearch>).Sources, Source)],
          },
        ],
      );
    },
  });
}
