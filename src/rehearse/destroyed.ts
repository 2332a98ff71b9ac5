import type { Collections } from "../tenant/state.ts";
import { guidsIn } from "./guids-in.ts";
import { destroys } from "./judge/act.ts";
import type { CallRecord } from "./rehearsal.ts";
import type { Names } from "./reported-call.ts";

/** An object that a script has destroyed, or begun to. */
export interface Destroyed {
  readonly of: keyof Collections;
  readonly key: string;
  readonly name?: string;
  /** How many calls of the service named it. */
  readonly remoteCalls: number;
}

/** What was destroyed, each once, in its order. @param remote the calls of the service */
export function destroyedBy(remote: readonly CallRecord[], names: Names): readonly Destroyed[] {
  const destroyed = new Map(
    remote.flatMap(({ changes = [] }) => changes.filter(destroys).map(({ of, key }) => [`${of}/${key}`, { of, key }])),
  );
  if (destroyed.size === 0) return [];
  const calls = new Map<string, number>();
  for (const { parameters } of remote) for (const id of guidsIn(parameters)) calls.set(id, (calls.get(id) ?? 0) + 1);
  return [...destroyed.values()].map(({ of, key }) => {
    const name = names.get(key);
    return { of, key, ...(name === undefined ? {} : { name }), remoteCalls: calls.get(key) ?? 0 };
  });
}
