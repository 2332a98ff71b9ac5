import { refused, textIn, type Call, type Cmdlet } from "../call.ts";
import type { Change } from "../change.ts";
import type { RestoreRequest, State } from "../state.ts";
import { errors } from "./errors.ts";
import { isRefusal, listed, oneOf } from "./listing.ts";
import { foundBy, recoverable } from "./mailbox-views.ts";

/** New-MailboxRestoreRequest: the source keeps its state, and is active or soft-deleted; the target is active (exchange-state 1.4). */
export const newMailboxRestoreRequest: Cmdlet = (tenant, call) => {
  const from = textIn(call, "SourceMailbox") ?? "";
  const into = textIn(call, "TargetMailbox") ?? "";
  const found = [...foundBy(tenant, deleted, from), ...foundBy(tenant, active, from)];
  const source = oneOf(recoverable(tenant, found, from), from);
  if (isRefusal(source)) return source;
  const target = oneOf(foundBy(tenant, active, into), into);
  if (isRefusal(target)) return target;
  const { requests } = tenant.objects;
  const Name = textIn(call, "Name") ?? `MailboxRestore${requests.size}`;
  const request: RestoreRequest = {
    Name,
    Identity: `${target.Name}\\${Name}`,
    SourceMailbox: source.Name,
    TargetMailbox: target.Name,
    TargetRootFolder: textIn(call, "TargetRootFolder") ?? "",
    Status: "Queued",
  };
  const key = request.Identity.toLowerCase();
  return requests.has(key)
    ? refused(errors.requestExists(Name))
    : { objects: [request], changes: [{ of: "requests", key, set: request }, ...progress(tenant, key)] };
};

const deleted: Call = { name: "Get-Mailbox", parameters: { SoftDeletedMailbox: true } };
const active: Call = { name: "Get-Mailbox", parameters: {} };

/** What becomes of a request that nobody takes away. That it works for half of the time is invented. */
function progress({ settings }: State, key: string): readonly Change[] {
  const { copy } = settings.lag;
  return [
    { of: "requests", key, set: { Status: "InProgress" }, where: { Status: "Queued" }, after: copy / 2 },
    { of: "requests", key, set: { Status: settings.copyEnds }, where: { Status: "InProgress" }, after: copy },
  ];
}

/** Get-MailboxRestoreRequest: by its identity, or those of a name, a status or a target. */
export const getMailboxRestoreRequest: Cmdlet = (tenant, call) => {
  const view = [...tenant.objects.requests.values()].filter((request) => isMeant(tenant, request, call));
  return listed(
    tenant,
    call,
    {
      view: () => view,
      having: (identity) => view.filter(({ Identity }) => Identity.toLowerCase() === identity.toLowerCase()),
      shown: (request) => request,
    },
    textIn(call, "Identity"),
  );
};

function isMeant(tenant: State, { Name, Status, TargetMailbox }: RestoreRequest, call: Call): boolean {
  const name = textIn(call, "Name") ?? Name;
  const status = textIn(call, "Status") ?? Status;
  const target = textIn(call, "TargetMailbox");
  const targets = target === undefined ? [] : foundBy(tenant, active, target).map((mailbox) => mailbox.Name);
  return (
    name.toLowerCase() === Name.toLowerCase() &&
    status.toLowerCase() === Status.toLowerCase() &&
    (target === undefined || targets.includes(TargetMailbox))
  );
}

/** Remove-MailboxRestoreRequest. */
export const removeMailboxRestoreRequest: Cmdlet = ({ objects }, call) => {
  const identity = textIn(call, "Identity") ?? "";
  const key = identity.toLowerCase();
  return objects.requests.has(key)
    ? { changes: [{ of: "requests", key, set: null }] }
    : refused(errors.notFound(identity));
};
