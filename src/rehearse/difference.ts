import type { Happened } from "../tenant/tenant.ts";

/** What of an object is otherwise than it was. */
export interface Difference {
  readonly of: string;
  readonly key: string;
  /** Each property with what it was and what it is; absent where it was not there, or is no more. */
  readonly properties: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>;
}

/** The tenant before and after, as far as they differ: what came about and went again shows nothing. */
export function differenceOf(happened: readonly Happened[]): readonly Difference[] {
  const first = new Map<string, Happened>();
  const last = new Map<string, Happened>();
  for (const one of happened) {
    const id = `${one.of}/${one.key}`;
    if (!first.has(id)) first.set(id, one);
    last.set(id, one);
  }
  return [...last].flatMap(([id, { of, key, after }]) => {
    const properties = changedIn(first.get(id)?.before ?? {}, after ?? {});
    return Object.keys(properties).length === 0 ? [] : [{ of, key, properties }];
  });
}

function changedIn(before: object, after: object): Difference["properties"] {
  const [old, now] = [before, after] as readonly Readonly<Record<string, unknown>>[] as [
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, unknown>>,
  ];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
      .map((name) => [
        name,
        {
          ...(name in old ? { before: old[name] } : {}),
          ...(name in now ? { after: now[name] } : {}),
        },
      ]),
  );
}
