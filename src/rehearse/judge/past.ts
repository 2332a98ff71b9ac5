import { holdsOn } from "../../tenant/holds.ts";
import type { State } from "../../tenant/state.ts";
import type { JudgedAct } from "./act.ts";
import { recordedIn } from "./recorded-in.ts";

/** What a script has done so far, as far as it decides about what it does next. */
export class Past {
  readonly #lifted = new Map<string, string>();
  /** The ids of the objects that each item of the store shows in full, by the key of the item. */
  readonly #shownIn = new Map<string, readonly string[]>();
  readonly #recorded = new Map<string, number>();

  /** Whether there is full evidence of an object outside of the tenant. */
  readonly #isRecordedElsewhere: (key: string) => boolean;

  constructor({ objects }: State, isRecordedElsewhere: (key: string) => boolean = () => false) {
    this.#isRecordedElsewhere = isRecordedElsewhere;
    for (const [item, { body }] of objects.blobs) this.#keep(item, body);
  }

  /** A hold that the script has taken off a mailbox itself; undefined where it has taken off none. */
  liftedFrom(mailbox: string): string | undefined {
    return this.#lifted.get(mailbox);
  }

  /** Whether there is full evidence of an object, in the store or elsewhere. */
  isRecorded(key: string): boolean {
    return (this.#recorded.get(key) ?? 0) > 0 || this.#isRecordedElsewhere(key);
  }

  note(act: JudgedAct): void {
    for (const { of, key, set } of act.changes) {
      if (of === "blobs" && (set === null || "body" in set)) this.#keep(key, set === null ? "" : String(set.body));
      if (of === "mailboxes" && set !== null) this.#noteLifted(act.tenant, key, set);
    }
  }

  #keep(item: string, body: string): void {
    for (const id of this.#shownIn.get(item) ?? []) this.#recorded.set(id, (this.#recorded.get(id) ?? 0) - 1);
    const ids = recordedIn(body);
    for (const id of ids) this.#recorded.set(id, (this.#recorded.get(id) ?? 0) + 1);
    this.#shownIn.set(item, ids);
  }

  #noteLifted(tenant: State, key: string, set: object): void {
    const before = tenant.objects.mailboxes.get(key);
    if (before === undefined) return;
    const after = { ...before, ...set };
    const holds = new Set(holdsOn(tenant, after));
    const gone = holdsOn(tenant, before).find((hold) => !holds.has(hold));
    const going = after.holdsUnderway.find(({ becomes }) => becomes === "lifted");
    const lifted = gone ?? (after.holdsUnderway === before.holdsUnderway ? undefined : going?.hold);
    if (lifted !== undefined) this.#lifted.set(key, lifted);
  }
}
