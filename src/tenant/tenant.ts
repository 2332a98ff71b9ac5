import { nextMomentOf, nextWork, type Work } from "./background.ts";
import type { Change } from "./change.ts";
import type { Session } from "./session/session.ts";
import type { CollectionName, State } from "./state.ts";

/** A change with when it shows. */
interface Due {
  readonly at: number;
  readonly change: Change;
}

/** A change that has come about. */
export interface Happened {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly of: CollectionName;
  readonly key: string;
  readonly before: object | undefined;
  readonly after: object | undefined;
}

/** A tenant that lives: the one place that changes. Everything that is asked of it is a pure function of its state. */
export class Tenant {
  readonly #objects: Map<CollectionName, Map<string, object>>;
  readonly #fixed: Omit<State, "now" | "session">;
  /** In the order in which they come about. */
  readonly #due: Due[] = [];
  readonly #happened: Happened[] = [];
  #now: number;
  #session: Session;
  /** Before it the service does nothing on its own. What it does then is looked for only when it is reached. */
  #workNotBefore = -Infinity;

  constructor({ now, session, ...fixed }: State) {
    this.#now = now;
    this.#session = session;
    this.#objects = new Map(
      Object.entries(fixed.objects).map(([name, known]) => [
        name as CollectionName,
        new Map<string, object>(known as ReadonlyMap<string, object>),
      ]),
    );
    this.#fixed = { ...fixed, objects: Object.fromEntries(this.#objects) as unknown as State["objects"] };
  }

  /** As it is now: it shows what changes later. */
  get state(): State {
    return { ...this.#fixed, now: this.#now, session: this.#session };
  }

  /** Everything that has changed so far, in order. */
  get happened(): readonly Happened[] {
    return this.#happened;
  }

  /** Lets changes come about: those that are to show later wait for their time. */
  apply(changes: readonly Change[] = []): void {
    for (const change of changes) {
      const at = this.#now + (change.after ?? 0) * 60_000;
      if (at > this.#now) this.#await({ at, change });
      else this.#show(change);
    }
  }

  /** Notes what the calling process is connected to from now on. */
  connect(session: Session | undefined): void {
    this.#session = session ?? this.#session;
  }

  /** Lets time pass, and what is due come about in its order. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [first] = this.#due;
      const next = first !== undefined && first.at <= until ? first : undefined;
      const work = this.#workUntil(next?.at ?? until);
      if (work !== undefined) {
        this.#now = Math.max(this.#now, work.at);
        this.apply(work.changes);
      } else if (next !== undefined) {
        this.#due.shift();
        this.#now = Math.max(this.#now, next.at);
        this.#show(next.change);
      } else break;
    }
    this.#now = until;
  }

  /** What is to come about at one moment keeps its order. */
  #await(due: Due): void {
    this.#due.splice(this.#due.findLastIndex(({ at }) => at <= due.at) + 1, 0, due);
  }

  /** What the service does next on its own, where that is not later. */
  #workUntil(until: number): Work | undefined {
    if (this.#workNotBefore > until) return undefined;
    const work = nextWork(this.state);
    this.#workNotBefore = work?.at ?? Infinity;
    return this.#workNotBefore > until ? undefined : work;
  }

  #show({ of, key, set, where = {} }: Change): void {
    const objects = this.#objects.get(of) as Map<string, object>;
    const before = objects.get(key);
    const known = before as Readonly<Record<string, unknown>> | undefined;
    if (Object.entries(where).some(([name, value]) => known?.[name] !== value)) return;
    const after = set === null ? undefined : Object.freeze({ ...before, ...set });
    if (after === undefined) objects.delete(key);
    else objects.set(key, after);
    if (after !== undefined) this.#workNotBefore = Math.min(this.#workNotBefore, nextMomentOf(this.state, of, after));
    this.#happened.push({ at: this.#now, of, key, before, after });
  }
}
