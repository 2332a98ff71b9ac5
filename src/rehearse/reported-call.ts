import { destroys, isOfService } from "./judge/act.ts";
import { isoOf } from "../tenant/lifecycle.ts";
import { readable, withoutSecrets } from "./readable.ts";
import type { CallRecord } from "./rehearsal.ts";

/** What came of a call: it was refused, or it destroyed, changed or wrote something; absent where it only looked. */
export type Came = "refused" | "destroyed" | "changed" | "recorded";

/** A call in a line. */
export interface Outline {
  /** What it was about, for people: an identity, with the name of what has it, or a request. */
  readonly about?: string;
  readonly came?: Came;
}

/** A call as a report has it, without secrets. */
export interface ReportedCall extends Omit<CallRecord, "changes" | "at">, Outline {
  /** ISO 8601, UTC, in the time of the tenant. */
  readonly at: string;
}

/** What has an id, in lower case, by its name. */
export type Names = ReadonlyMap<string, string>;

export function reportedCall({ changes, ...call }: CallRecord, names: Names): ReportedCall {
  return {
    ...call,
    at: isoOf(call.at),
    parameters: readable(call.parameters) as CallRecord["parameters"],
    ...(call.error === undefined ? {} : { error: withoutSecrets(call.error) }),
    ...outlineOf({ ...call, changes }, names),
  };
}

export function outlineOf(call: Pick<CallRecord, "parameters" | "error" | "changes">, names: Names): Outline {
  const about = aboutOf(call, names);
  const came = cameOf(call.error, call.changes);
  return { ...(about === undefined ? {} : { about }), ...(came === undefined ? {} : { came }) };
}

function cameOf(error: string | undefined, changes: CallRecord["changes"] = []): Came | undefined {
  if (error !== undefined) return "refused";
  if (changes.some(destroys)) return "destroyed";
  if (changes.some(isOfService)) return "changed";
  return changes.length > 0 ? "recorded" : undefined;
}

/** The parameters that say what a cmdlet is about, the first that is there. */
const subjects = ["Identity", "UserId", "DirectoryObjectId", "ObjectId", "InactiveMailbox", "SourceMailbox", "HoldId"];

function aboutOf({ parameters }: Pick<CallRecord, "parameters">, names: Names): string | undefined {
  const { Uri, Method } = parameters;
  if (typeof Uri === "string") return `${String(Method ?? "GET").toUpperCase()} ${addressOf(Uri)}`;
  const [subject] = subjects.flatMap((name) => parameters[name] ?? []);
  if (subject === undefined) return undefined;
  const [id, name] = typeof subject === "object" ? partsOf(subject) : [String(subject), undefined];
  const known = names.get(id.toLowerCase()) ?? name;
  return known === undefined || known === id ? id : `${id} (${known})`;
}

/** Of a mailbox that was piped in, the id that is its own. */
function partsOf(piped: object): readonly [id: string, name: string | undefined] {
  const { ExchangeGuid, Identity, Name } = piped as Readonly<Record<string, unknown>>;
  return [String(ExchangeGuid ?? Identity ?? Name ?? ""), typeof Name === "string" ? Name : undefined];
}

/** Without what is the same in all: the scheme, and the query. */
const addressOf = (address: string): string => address.replace(/^https?:\/\//, "").replace(/\?.*$/s, "");
