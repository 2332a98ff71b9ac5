import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isLook } from "../../../src/rehearse/is-look.ts";
import type { Breach } from "../../../src/rehearse/judge/act.ts";
import { rehearseJudged, type JudgedOptions } from "../../../src/rehearse/judged.ts";
import type { CallRecord } from "../../../src/rehearse/rehearsal.ts";
import { isOfStore, isRemote } from "../../../src/rehearse/remote-call.ts";
import { requestIn } from "../../../src/rehearse/web-request.ts";
import type { Identity } from "../../../src/tenant/identity.ts";
import type { Mailbox, State, User } from "../../../src/tenant/state.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { Tenant } from "../../../src/tenant/tenant.ts";
import { inScriptFile } from "../../rehearse/support/script-file.ts";
import { bridge } from "../../support/bridge.ts";
import { nameOf } from "./call-name.ts";
import { withHappenings, type Happening } from "./happenings.ts";

const out = fileURLToPath(new URL("../../../out/", import.meta.url));

export const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";

/** A tenant that goes on living: that of a run, for one. */
export interface Living {
  readonly tenant: Tenant;
}

/** What happens in a tenant while the runbook runs. */
interface Eventful {
  readonly happenings?: readonly Happening[];
}

/** A tenant as its file would say it. */
export type NewTenant = TenantFile & Eventful;

export type Situation = NewTenant | (Living & Eventful);

export type RunEvent = { readonly event: string; readonly step: number } & Readonly<Record<string, unknown>>;

/** A call, under the name that `nameOf` gives it. */
export interface Call extends Pick<CallRecord, "name" | "parameters" | "at" | "step"> {
  /** It is of the service, and not of the evidence store. */
  readonly isRemote: boolean;
  /** It changes or destroys something of the service's, or is to. */
  readonly isAct: boolean;
  /** The names of the records that had been put into the evidence store before. */
  readonly evidence: readonly string[];
}

/** A record in the evidence store. */
export interface StoredRecord {
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What came of a run. */
export interface Run extends Living {
  readonly output: readonly string[];
  readonly events: readonly RunEvent[];
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** What ended the script: the job fails, with exit code 1. Null: it ran to its end, with exit code 0. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly killed: boolean;
  readonly breaches: readonly Breach[];
  readonly calls: readonly Call[];
  /** As they were when it ended, in the order of the tenant; what came about in the run is behind. */
  readonly mailboxes: readonly Mailbox[];
  readonly users: readonly User[];
  readonly state: State;
  /** In the order of their names. */
  readonly records: readonly StoredRecord[];
  /** What came of the acts. */
  readonly outcomes: readonly StoredRecord[];
}

export type Parameters = Readonly<Record<string, unknown>>;

/** Rehearses an emitted runbook as it lies in out/. Organization and ChangeTicket need not be given. */
export const runRunbook = async (
  name: string,
  on: Situation,
  parameters: Parameters,
  as: Pick<JudgedOptions, "inWindowsPowerShell"> = {},
): Promise<Run> => runScript({ path: join(out, `${name}.ps1`), text: await textOf(name) }, on, parameters, as);

/** Rehearses the text of a runbook that does not lie in out/. */
export const runText = (text: string, on: Situation, parameters: Parameters): Promise<Run> =>
  inScriptFile(text, (path) => runScript({ path, text }, on, parameters));

async function runScript(
  script: JudgedOptions["script"],
  on: Situation,
  parameters: Parameters,
  as: Pick<JudgedOptions, "inWindowsPowerShell"> = {},
): Promise<Run> {
  const { happenings = [], ...of } = on;
  const tenant = "tenant" in of ? of.tenant : new Tenant(stateOf(of));
  const { runs, breaches } = await rehearseJudged({
    bridge: await bridge(),
    tenant,
    script,
    parameters: { Organization: tenant.state.organization, ChangeTicket: "CHG-1", ...parameters },
    service: withHappenings(happenings),
    ...as,
  });
  const [run] = runs;
  if (run === undefined) throw new Error("A rehearsal has a run.");
  const { state } = tenant;
  return {
    output: run.output,
    events: run.output.map((line) => JSON.parse(line) as RunEvent),
    warnings: run.warnings,
    errors: run.errors,
    failure: run.end === "given-up" ? null : (run.end.failure ?? null),
    killed: run.end === "given-up",
    // What a run before has made is the script's own as well, which the judges of this one alone cannot know.
    breaches: "tenant" in of ? breaches.filter(({ invariant }) => invariant !== "only-targets") : breaches,
    calls: callsOf(run.calls),
    mailboxes: [...state.objects.mailboxes.values()],
    users: [...state.objects.users.values()],
    state,
    get records() {
      return storedIn(state, isRecord);
    },
    get outcomes() {
      return storedIn(state, (place) => place.startsWith(container) && !isRecord(place));
    },
    tenant,
  };
}

/** The tenant an hour after a run. */
export function anHourLater({ tenant }: Living): Living {
  tenant.advance(60 * 60_000);
  return { tenant };
}

/** The text of an emitted runbook. */
export const textOf = (name: string): Promise<string> => readFile(join(out, `${name}.ps1`), "utf8");

/** The tenant of a file, but the identity is of other tenants. */
export function withTenants(file: TenantFile, tenants: Partial<Identity["tenants"]>): Living {
  const { identity, ...state } = stateOf(file);
  return { tenant: new Tenant({ ...state, identity: { ...identity, tenants: { ...identity.tenants, ...tenants } } }) };
}

/** The tenant, with other objects in it. What was to show later does not. */
export const withObjects = ({ tenant }: Living, objects: Partial<State["objects"]>): Living => ({
  tenant: new Tenant({ ...tenant.state, objects: { ...tenant.state.objects, ...objects } }),
});

const container = "purges/";

/** What stands there from before an act; what came of one is kept in a folder of its own. */
const isRecord = (place: string): boolean => place.startsWith(container) && !place.includes("-outcome/");

const storedIn = ({ objects }: State, isAsked: (place: string) => boolean): readonly StoredRecord[] =>
  [...objects.blobs]
    .filter(([key]) => isAsked(key))
    .map(([key, { body }]) => ({
      name: key.slice(container.length),
      content: JSON.parse(body) as StoredRecord["content"],
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

function callsOf(calls: readonly CallRecord[]): readonly Call[] {
  const evidence: string[] = [];
  return calls.map((call) => {
    const ofStore = isOfStore(call);
    const ofService = isRemote(call) && !ofStore;
    const { parameters, at, step } = call;
    const shown = { name: nameOf(call), parameters, at, step, isRemote: ofService, evidence: [...evidence] };
    if (ofStore) evidence.push(...recordPutBy(call));
    return { ...shown, isAct: ofService && !isLook(call) };
  });
}

function recordPutBy(call: CallRecord): readonly string[] {
  const { method, url } = requestIn(call);
  const place = decodeURIComponent(new URL(url).pathname.slice(1));
  return method === "PUT" && call.status === 201 && isRecord(place) ? [place.slice(container.length)] : [];
}
