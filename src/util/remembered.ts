/** What a table holds for a key, made when it is first asked for. What is made as undefined is made again. */
export function remembered<K extends object, V>(table: WeakMap<K, V>, key: K, make: () => V): V {
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = make();
  table.set(key, made);
  return made;
}
