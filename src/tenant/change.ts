import { handOn } from "./mailbox-identities.ts";
import type { CollectionName, State } from "./state.ts";

/** Something that becomes so in the tenant: properties of one object, at once or later. Inert. */
export interface Change {
  readonly of: CollectionName;
  /** The key of the object in its collection. */
  readonly key: string;
  /** The properties that it has then, all of them where it is new; null where it is no more. */
  readonly set: object | null;
  /** Properties that the object must have then: where it has others, or is gone, nothing comes about. */
  readonly where?: object;
  /** Minutes until it shows; 0 where nothing is said. */
  readonly after?: number;
}

/** The tenant with those changes that show at once. */
export function withChanges(tenant: State, changes: readonly Change[]): State {
  const atOnce = changes.filter(({ after }) => (after ?? 0) <= 0);
  if (atOnce.length === 0) return tenant;
  const objects: Record<string, ReadonlyMap<string, object>> = { ...tenant.objects };
  for (const of of new Set(atOnce.map((change) => change.of))) objects[of] = new Map(objects[of]);
  for (const { of, key, set } of atOnce) {
    const all = objects[of] as Map<string, object>;
    if (set === null) all.delete(key);
    else all.set(key, Object.freeze({ ...all.get(key), ...set }));
  }
  const changed = { ...tenant, objects: objects as unknown as State["objects"] };
  const mailboxes = atOnce.filter(({ of }) => of === "mailboxes").map(({ key }) => key);
  handOn(tenant.objects.mailboxes, changed.objects.mailboxes, mailboxes);
  return changed;
}
