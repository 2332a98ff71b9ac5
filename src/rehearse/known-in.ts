import type { State } from "../tenant/state.ts";

/** The keys of all that a tenant has, as `collection/key`. */
export const knownIn = (objects: State["objects"]): ReadonlySet<string> =>
  new Set(Object.entries(objects).flatMap(([of, all]) => [...all.keys()].map((key) => `${of}/${key}`)));
