import { differenceOf } from "../difference.ts";
import type { Judged } from "../judged.ts";
import { isOfService } from "../judge/act.ts";
import { toldIn } from "../judge/honest-account.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { State } from "../../tenant/state.ts";
import type { Happened, Tenant } from "../../tenant/tenant.ts";

/** What the runs of a script leave behind, in a form in which two courses of events that must come to the same are the same. */
export interface LeftBehind {
  /** How the last run ended. */
  readonly end: string;
  /** The properties of each object of the tenant, as text, by `collection/key`. */
  readonly state: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The text of each record in the evidence store, by its name. */
  readonly records: ReadonlyMap<string, string>;
  /** How often each change of a property has come about. */
  readonly changes: ReadonlyMap<string, number>;
  /** The invariants that do not hold. */
  readonly breaches: ReadonlySet<string>;
}

/** @param known the keys of what was there before, as `collection/key` */
export function leftBehind(
  { runs, breaches }: Judged,
  { state, happened }: Tenant,
  known: ReadonlySet<string>,
): LeftBehind {
  const ofService = happened.filter(isOfService);
  const plain = plainly(ofService, known);
  return {
    end: endOf(runs.at(-1)),
    state: stateIn(state, plain),
    records: new Map(
      [...state.objects.blobs]
        .filter(([name, { body }]) => body !== "" && !isOutcome(name))
        .map(([name, { body }]) => [plain(name), plain(body)] as const),
    ),
    changes: countsOf(ofService.flatMap((one) => changesIn(one, plain))),
    breaches: new Set(breaches.map(({ invariant, said }) => plain(`${invariant}: ${said}`))),
  };
}

/** What came of an act keeps the run that saw it; of one that died before it could, the record from before the act is what there is. */
const isOutcome = (name: string): boolean => /-outcome\/[^/]*$/.test(name);

type Plain = (text: string) => string;

/**
 * Takes out of a text what must differ: a stopped run is done later, so all times are other ones, in records and their names as well; and
 * the service gives what is made a new id, which here counts by the order in which things were made.
 */
function plainly(happened: readonly Happened[], known: ReadonlySet<string>): Plain {
  const made = [...new Set(happened.filter(({ of, key }) => !known.has(`${of}/${key}`)).map(({ key }) => key))];
  const ids = made.filter((key) => /^[0-9a-f-]{36}$/.test(key));
  return (text) =>
    ids.reduce(
      (plain, id, at) => plain.replaceAll(new RegExp(id, "gi"), `new-${at + 1}`),
      text.replaceAll(time, "(time)"),
    );
}

/** As ISO 8601 writes it, with or without separators, and as milliseconds since 1970. */
const time = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?|\b\d{8}T\d{6,9}Z?|\b1[6-9]\d{11}\b/g;

/**
 * The evidence store is looked at apart, by its records: the rest of it is claims, and a claim of a process that died ends by itself;
 * until then it has another id and time. ETags, too, differ with the time of a write.
 */
function stateIn({ objects }: State, plain: Plain): LeftBehind["state"] {
  const { blobs: _blobs, ...ofService } = objects;
  return new Map(
    Object.entries(ofService).flatMap(([of, all]) =>
      [...all].map(([key, object]) => {
        const properties = Object.entries(object as object).map(
          ([name, value]) => [name, plain(textOf(value))] as const,
        );
        return [plain(`${of}/${key}`), new Map(properties)] as const;
      }),
    ),
  );
}

const changesIn = (one: Happened, plain: Plain): readonly string[] =>
  differenceOf([one]).flatMap(({ of, key, properties }) =>
    Object.entries(properties)
      .map(([name, { before, after }]) => [name, plain(textOf(before)), plain(textOf(after))] as const)
      .filter(([, before, after]) => before !== after)
      .map(([name, before, after]) => plain(`${of}/${key} ${name}: ${before} -> ${after}`)),
  );

const textOf = (value: unknown): string => JSON.stringify(value) ?? "nothing";

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, 1 + (counts.get(text) ?? 0));
  return counts;
}

/** How a run ended, in words that follow on others. */
export function endOf(run: Rehearsal | undefined): string {
  if (run === undefined || run.end === "given-up") return "its process died";
  if (run.end.failure === undefined) return "it came to its end";
  const last = toldIn(run.output).at(-1);
  return last?.event === "failed" && last.code !== undefined
    ? `it failed as ${last.code}`
    : `it ended by an error: ${run.end.failure.message}`;
}
