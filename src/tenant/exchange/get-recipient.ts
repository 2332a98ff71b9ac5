import { isOn, textIn, type Cmdlet } from "../call.ts";
import { distinguishedName } from "../names.ts";
import type { OtherRecipient, State } from "../state.ts";
import { filtered } from "./filter.ts";
import { listed } from "./listing.ts";
import { shown, viewOf } from "./mailbox-views.ts";

/** Get-Recipient: active mailboxes and every other recipient; with a switch the soft-deleted and inactive ones as well (exchange-state 1.2). */
export const getRecipient: Cmdlet = (tenant, call) => {
  const views = [
    {},
    { PublicFolder: true },
    { SoftDeletedMailbox: true },
    { SoftDeletedMailbox: true, PublicFolder: true },
  ];
  const mailboxes = views
    .filter((view) => isOn(call, "IncludeSoftDeletedRecipients") || !("SoftDeletedMailbox" in view))
    .flatMap((parameters) => viewOf(tenant, { ...call, parameters }))
    .map(shown);
  const others = [...tenant.objects.recipients.values()].map((recipient) => shownOther(tenant, recipient));
  const filter = textIn(call, "Filter");
  const all: readonly object[] = [...mailboxes, ...others];
  const view = filter === undefined ? all : filtered(all, filter, (recipient) => recipient);
  return listed(
    tenant,
    call,
    { view: () => view, having: havingIn(view), shown: (recipient) => recipient },
    textIn(call, "Identity"),
  );
};

const mailUsers = /^(Guest)?MailUser$/i;

/** Get-MailUser: the users with an address outside. Mailboxes are none (its page). */
export const getMailUser: Cmdlet = (tenant, call) => {
  const view = [...tenant.objects.recipients.values()]
    .filter(({ RecipientTypeDetails }) => mailUsers.test(RecipientTypeDetails))
    .map((recipient) => shownOther(tenant, recipient));
  return listed(
    tenant,
    call,
    { view: () => view, having: havingIn(view), shown: (user) => user },
    textIn(call, "Identity"),
  );
};

/** Where a recipient has no mailbox, its ExchangeGuid is all zeros. */
const noGuid = "00000000-0000-0000-0000-000000000000";

const shownOther = ({ organization }: State, recipient: OtherRecipient): object => ({
  ...recipient,
  Identity: recipient.Name,
  DistinguishedName: distinguishedName(organization, recipient.Name),
  EmailAddresses: [`SMTP:${recipient.PrimarySmtpAddress}`],
  ExchangeGuid: { $guid: recipient.ExchangeGuid === "" ? noGuid : recipient.ExchangeGuid },
});

const identities = new Set([
  "Name",
  "Alias",
  "DistinguishedName",
  "PrimarySmtpAddress",
  "ExternalDirectoryObjectId",
  "Guid",
  "ExchangeGuid",
]);

const havingIn =
  (view: readonly object[]) =>
  (identity: string): readonly object[] =>
    view.filter((recipient) =>
      Object.entries(recipient).some(
        ([name, value]) => identities.has(name) && textOf(value).toLowerCase() === identity.toLowerCase(),
      ),
    );

const textOf = (value: unknown): string => {
  const { $guid } = (value ?? {}) as { readonly $guid?: unknown };
  return String($guid ?? value);
};
