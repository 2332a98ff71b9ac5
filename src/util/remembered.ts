/** What a table holds for a key, made when it is first asked for. What is made as undefined is made again. */
export function remembered<K extends object, V>(table: WeakMap<K, V>, key: K, make: () => V): V {
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = make();
  table.set(key, made);
  return made;
}

/** The same where what is made may ask for itself on the way: then it gets what holds meanwhile. */
export function rememberedAround<K extends object, V>(table: WeakMap<K, V>, key: K, meanwhile: V, make: () => V): V {
  return remembered(table, key, () => {
    table.set(key, meanwhile);
    return make();
  });
}

/** The same for keys of an owner, with which they are gone: a plain table of each owner is looked up faster than one weak table of all keys. */
export function rememberedOf<O extends object, K, V>(
  tables: WeakMap<O, Map<K, V>>,
  owner: O,
  key: K,
  make: () => V,
): V {
  const table = remembered(tables, owner, () => new Map<K, V>());
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = make();
  table.set(key, made);
  return made;
}
