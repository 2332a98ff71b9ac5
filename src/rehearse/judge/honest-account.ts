import type { Happened } from "../../tenant/tenant.ts";
import type { Rehearsal } from "../rehearsal.ts";
import { destroys, serviceChanges, type Breach } from "./act.ts";

/** What a script has told: the events that it wrote, one JSON object a line. */
export interface Told {
  readonly event: string;
  readonly target?: string;
  readonly code?: string;
  /** Of an act: what is called, and what it sets. */
  readonly call?: string;
  readonly message?: string;
  readonly remedy?: string;
  readonly step?: number;
}

export function toldIn(output: readonly string[]): readonly Told[] {
  return output.flatMap((line) => {
    try {
      const event = JSON.parse(line) as Told | null;
      return typeof event === "object" && event !== null && typeof event.event === "string" ? [event] : [];
    } catch {
      return [];
    }
  });
}

/** An event, and in which of the runs it was told. */
interface Event {
  readonly run: number;
  readonly name: string;
  readonly target: string;
  readonly step: number;
}

/** A call that has changed something of the service's, or has set it going. */
interface Act {
  readonly run: number;
  readonly step: number;
  readonly number: number;
  readonly line: number;
  readonly changed: readonly string[];
  readonly destroyed: readonly string[];
}

/**
 * Over all runs together: what is told as done was done, by that run or one before, and what was done is told. What a run did not live to tell,
 * a later one finds and tells; where none came to its end, the account is not closed yet. What somebody else has destroyed or
 * restored meanwhile is so as well: from the answers a script cannot know by whom.
 */
export function honestAccount(runs: readonly Rehearsal[], happened: readonly Happened[]): readonly Breach[] {
  const events = runs.flatMap(eventsOf);
  const acts = runs.flatMap(actsOf);
  const elsewhere = { gone: goneIn(happened), moved: movedIn(happened) };
  return [...notDone(events, acts, elsewhere), ...notTold(runs, events, acts)];
}

const eventsOf = ({ output }: Rehearsal, run: number): readonly Event[] =>
  toldIn(output).map(({ event, target = "", step = 0 }) => ({ run, name: event, target: target.toLowerCase(), step }));

const actsOf = ({ calls }: Rehearsal, run: number): readonly Act[] =>
  calls
    .map(({ number, line, step, changes = [] }) => ({
      run,
      step,
      number,
      line,
      changed: [...new Set(serviceChanges({ changes }).map(({ key }) => key))],
      destroyed: [...new Set(changes.filter(destroys).map(({ key }) => key))],
    }))
    .filter(({ changed }) => changed.length > 0);

const goneIn = (happened: readonly Happened[]): ReadonlySet<string> =>
  new Set(happened.filter(({ of, key, after }) => destroys({ of, key, set: after ?? null })).map(({ key }) => key));

/** What has come into another state, such as from deleted to active. */
const movedIn = (happened: readonly Happened[]): ReadonlySet<string> =>
  new Set(happened.filter(({ before, after }) => stateIn(before) !== stateIn(after)).map(({ key }) => key));

const stateIn = (object: object | undefined): unknown =>
  object !== undefined && "state" in object ? object.state : undefined;

/** Whatever came about, by whomever: the keys of what is gone, and of what has come into another state. */
interface Elsewhere {
  readonly gone: ReadonlySet<string>;
  readonly moved: ReadonlySet<string>;
}

function notDone(events: readonly Event[], acts: readonly Act[], { gone, moved }: Elsewhere): readonly Breach[] {
  const changing = byEach(acts, marksOfAct);
  const destroying = byEach(acts, ({ destroyed }) => destroyed);
  const destroyed = byEach(
    events.filter(({ name }) => name === "destroyed"),
    targetOf,
  );
  return events.flatMap((event) => {
    const hasCome = ({ run }: Act): boolean => run <= event.run;
    if (event.name === "changed")
      return moved.has(event.target) || marksOfEvent(event).some((mark) => changing.get(mark)?.some(hasCome) === true)
        ? []
        : [breach(`${event.target} is told as changed, and was not.`)];
    if (event.name !== "destroyed") return [];
    const times = (destroying.get(event.target) ?? []).filter(hasCome).length;
    if (times === 0 && gone.has(event.target)) return [];
    if (times === 0) return [breach(`${event.target} is told as destroyed, and was not.`)];
    const before = destroyed.get(event.target)?.indexOf(event) ?? 0;
    return before < times ? [] : [breach(`${event.target} is told as destroyed more often than it was.`)];
  });
}

function notTold(runs: readonly Rehearsal[], events: readonly Event[], acts: readonly Act[]): readonly Breach[] {
  const last = runs.length - 1;
  const end = runs[last]?.end;
  if (end === undefined || end === "given-up") return [];
  const failed = end.failure !== undefined;
  const settled = byEach(
    events.filter((event) => settles(event, failed)),
    targetOf,
  );
  const changed = byEach(
    events.filter(({ name }) => /^(chang|unknown)/.test(name)),
    marksOfEvent,
  );
  return acts.flatMap((act) => {
    // A run that fails says that all is not settled: what was done before it is for the one after it.
    if (failed && act.run < last) return [];
    const destroys = act.destroyed
      .filter((key) => settled.get(key)?.some(({ run }) => run >= act.run) !== true)
      .map((key) => breach(`${key} was destroyed, and nothing tells of it.`, act));
    const changes = act.destroyed.length > 0 || marksOfAct(act).some((mark) => changed.has(mark));
    return [
      ...destroys,
      ...(changes ? [] : [breach(`${act.changed.join(", ")} was changed, and nothing tells of it.`, act)]),
    ];
  });
}

/** That it is about to be destroyed is an account only where the run then says that it failed. */
const settles = ({ name }: Event, failed: boolean): boolean =>
  /^(destroyed|already-gone|unknown|failed)$/.test(name) || (failed && name === "destroying");

/** An event is of an act that it shares a mark with: the step that both stand in, or what was changed. */
const marksOfEvent = ({ run, step, target }: Event): readonly string[] =>
  step > 0 ? [target, stepMark(run, step)] : [target];
const marksOfAct = ({ run, step, changed }: Act): readonly string[] => [...changed, stepMark(run, step)];
const stepMark = (run: number, step: number): string => `step ${step} of run ${run}`;
const targetOf = ({ target }: Event): readonly string[] => [target];

/** Each under all its keys, in their order: a batch has thousands of events and of acts, and each of one is looked for among the other. */
function byEach<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all)
    for (const key of keysOf(one)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [one]);
      else known.push(one);
    }
  return found;
}

const breach = (said: string, act?: Act): Breach => ({
  invariant: "honest-account",
  said,
  ...(act === undefined ? {} : { call: act.number, line: act.line }),
});
