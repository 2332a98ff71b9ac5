import { isOn, refused, textIn, textsOf, type Call, type Cmdlet } from "../call.ts";
import { underway } from "../holds-underway.ts";
import type { HoldSearch, State } from "../state.ts";
import { errors, warnings } from "./errors.ts";
import { listed } from "./listing.ts";

/** The retired cmdlets for the searches of In-Place Holds: where a session offers them, they answer with a warning (exchange-state 2.2). */
const whereOffered =
  (cmdlet: Cmdlet): Cmdlet =>
  (tenant, call) => {
    if (!tenant.settings.mailboxSearchCmdlets) return refused(errors.sessionGone(call.name));
    const answer = cmdlet(tenant, call);
    return { ...answer, warnings: [warnings.retired(call.name), ...(answer.warnings ?? [])] };
  };

/** Get-MailboxSearch: by its name, or by the hold as it stands on a mailbox, with its `cld` (exchange-state 2.1). */
export const getMailboxSearch = whereOffered((tenant, call) => {
  const view = [...tenant.objects.searches.values()];
  const hold = textIn(call, "InPlaceHoldIdentity");
  const property = hold === undefined ? "Name" : "InPlaceHoldIdentity";
  const having = (asked: string) => view.filter((search) => search[property].toLowerCase() === asked.toLowerCase());
  return listed(
    tenant,
    call,
    { view: () => view, having, shown: (search) => search },
    hold ?? textIn(call, "Identity"),
  );
});

/** Set-MailboxSearch: which mailboxes it names, and whether it holds them. */
export const setMailboxSearch = whereOffered((tenant, call) => {
  const search = named(tenant, call);
  if (search === undefined) return refused(errors.notFound(textIn(call, "Identity") ?? ""));
  const { SourceMailboxes, InPlaceHoldEnabled } = call.parameters;
  const after: HoldSearch = {
    ...search,
    Sources: SourceMailboxes === undefined ? search.Sources : textsOf(SourceMailboxes),
    InPlaceHoldEnabled: InPlaceHoldEnabled === undefined ? search.InPlaceHoldEnabled : isOn(call, "InPlaceHoldEnabled"),
  };
  const hold = search.InPlaceHoldIdentity;
  const mailboxes = [...tenant.objects.mailboxes.values()];
  return {
    changes: [
      { of: "searches", key: hold.toLowerCase(), set: after },
      ...underway(
        tenant,
        hold,
        "lifted",
        mailboxes.filter(({ LegacyExchangeDN }) => !covers(after, LegacyExchangeDN)),
      ),
      ...underway(
        tenant,
        hold,
        "placed",
        mailboxes.filter(({ LegacyExchangeDN }) => covers(after, LegacyExchangeDN)),
      ),
    ],
  };
});

const covers = ({ InPlaceHoldEnabled, Sources }: HoldSearch, name: string): boolean =>
  InPlaceHoldEnabled && (Sources.length === 0 || Sources.some((source) => source.toLowerCase() === name.toLowerCase()));

/** Remove-MailboxSearch: of a search that holds nothing any more (exchange-state 2.2). */
export const removeMailboxSearch = whereOffered((tenant, call) => {
  const search = named(tenant, call);
  if (search === undefined) return refused(errors.notFound(textIn(call, "Identity") ?? ""));
  return search.InPlaceHoldEnabled
    ? refused(errors.searchHolds(search.Name))
    : { changes: [{ of: "searches", key: search.InPlaceHoldIdentity.toLowerCase(), set: null }] };
});

const named = ({ objects }: State, call: Call): HoldSearch | undefined =>
  [...objects.searches.values()].find(({ Name }) => Name.toLowerCase() === textIn(call, "Identity")?.toLowerCase());
