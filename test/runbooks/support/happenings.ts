import { refused } from "../../../src/tenant/call.ts";
import type { Change } from "../../../src/tenant/change.ts";
import { newSession, withConnection, type NewConnection } from "../../../src/tenant/session/session.ts";
import type { State } from "../../../src/tenant/state.ts";
import type { Tenant } from "../../../src/tenant/tenant.ts";
import { noAnswer } from "../../../src/rehearse/faults/no-answer.ts";
import type { Outcome, RunCall, Service } from "../../../src/rehearse/rehearsal.ts";
import { serve } from "../../../src/rehearse/service.ts";
import { nameOf } from "./call-name.ts";

/** What happens at a call: before it takes effect or after, the n-th time or each time. */
export interface Happening {
  /** As `nameOf` names it. */
  readonly call: string;
  readonly when: "before" | "after";
  readonly times?: readonly number[];
  /** The id of an object, or the sign-in name of a user. */
  readonly on?: string;
  /** What somebody else makes of it. */
  readonly set?: object;
  /** How the answer shows it, whatever it is; what is undefined it leaves out. Without `on` it is every object of the answer. */
  readonly shows?: object;
  readonly minutes?: number;
  /** From then on a listing of all mailboxes is cut after so many, without a word. */
  readonly listingKeeps?: number;
  /** What the process is connected to besides. */
  readonly connects?: NewConnection;
  readonly sessionEnds?: boolean;
  /** What the call warns of. */
  readonly warning?: string;
  /** Ends the process, as the end of a sandbox does. */
  readonly dies?: true;
  /** The service answers with this error; with a status it is an answer of the directory over HTTP (0: no answer comes). */
  readonly text?: string;
  readonly status?: number;
  readonly code?: string;
}

/** The service, and what happens at its calls: each at the call that it names, where a fault of `src/rehearse/faults` strikes by chance. */
export function withHappenings(happenings: readonly Happening[]): Service {
  const counted = new Map<string, number>();
  let keeps = Infinity;
  let changedSince: readonly Happening[] = [];
  const happen = (tenant: Tenant, { minutes = 0, listingKeeps = keeps, connects, sessionEnds = false }: Happening) => {
    if (minutes > 0) tenant.advance(minutes * 60_000);
    keeps = listingKeeps;
    if (connects !== undefined) tenant.connect(withConnection(tenant.state.session, connects));
    if (sessionEnds) tenant.connect({ ...newSession, opened: tenant.state.session.opened });
  };
  return (tenant, call) => {
    for (const one of changedSince) tenant.apply(changesOf(tenant.state, one));
    const name = nameOf(call);
    const number = (counted.get(name) ?? 0) + 1;
    counted.set(name, number);
    const at = (when: Happening["when"]): readonly Happening[] =>
      happenings.filter((one) => one.call === name && one.when === when && one.times?.includes(number) !== false);
    for (const one of at("before")) {
      tenant.apply(changesOf(tenant.state, one));
      happen(tenant, one);
    }
    const instead = at("before").find(endsCall);
    if (instead !== undefined) return endOf(tenant, call, instead);
    const outcome = cut(serve(tenant, call), call, keeps);
    for (const one of at("after")) happen(tenant, one);
    // What the call itself changes comes about when it is answered.
    changedSince = at("after").filter(({ set }) => set !== undefined);
    return at("after").reduce((answered, one) => shownBy(answered, tenant, call, one), outcome);
  };
}

const endsCall = ({ dies, text, status }: Happening): boolean =>
  dies === true || text !== undefined || status !== undefined;

function endOf(tenant: Tenant, call: RunCall, { dies, text = "", status, code }: Happening): Outcome {
  if (dies === true) return { dies };
  if (status === undefined) return refused(text);
  if (status === 0) return noAnswer(tenant, call);
  return { objects: [{ status, headers: {}, body: JSON.stringify({ error: { code, message: text } }) }] };
}

function shownBy(outcome: Outcome, tenant: Tenant, call: RunCall, happening: Happening): Outcome {
  const { changes = [], warnings = [], objects = [] } = outcome;
  const { warning, shows, on } = happening;
  if (happening.dies === true) return { ...outcome, dies: true };
  if (endsCall(happening)) return { ...endOf(tenant, call, happening), changes };
  if (warning !== undefined) return { ...outcome, warnings: [...warnings, warning] };
  if (shows === undefined) return outcome;
  return { ...outcome, objects: objects.map((object) => showing(object as Shown, shows, on)) };
}

type Shown = Readonly<Record<string, unknown>>;

function showing(object: Shown, shows: object, on: string | undefined): object {
  if (typeof object["body"] === "string")
    return { ...object, body: JSON.stringify(showing(JSON.parse(object["body"]) as Shown, shows, on)) };
  return on === undefined || on === idOf(object) ? { ...object, ...shows } : object;
}

function idOf(object: Shown): unknown {
  const { ExchangeGuid, ConnectionId, id } = object as Readonly<Record<string, { readonly $guid: string } | undefined>>;
  return ExchangeGuid?.$guid ?? ConnectionId?.$guid ?? id;
}

function cut(outcome: Outcome, { name, parameters }: RunCall, keeps: number): Outcome {
  const isListing =
    name === "Get-Mailbox" && parameters["Identity"] === undefined && parameters["Filter"] === undefined;
  return isListing && outcome.objects !== undefined
    ? { ...outcome, objects: outcome.objects.slice(0, keeps) }
    : outcome;
}

/** @throws Error where nothing has the identity */
function changesOf({ objects }: State, { on = "", set }: Happening): readonly Change[] {
  if (set === undefined) return [];
  const known = (["mailboxes", "users", "policies", "searches"] as const).flatMap((of) =>
    [...objects[of]]
      .filter(([key, one]) => key === on.toLowerCase() || ("userPrincipalName" in one && one.userPrincipalName === on))
      .map(([key]) => ({ of, key, set })),
  );
  if (known.length === 0) throw new Error(`There is no ${on} to change.`);
  return known;
}
