/** What may be chosen of each thing, by its name. */
export type Choices = Readonly<Record<string, readonly unknown[]>>;

/** A few combinations in which every two values of different things come together at least once: each takes what brings the most new pairs. */
export function pairwise(choices: Choices): readonly Readonly<Record<string, unknown>>[] {
  const names = Object.keys(choices);
  const open = new Set(
    names.flatMap((one, at) => names.slice(at + 1).flatMap((other) => pairsOf(choices, one, other))),
  );
  const rows: Record<string, unknown>[] = [];
  while (open.size > 0) {
    const [first = ""] = open;
    const row: Record<string, unknown> = Object.fromEntries(JSON.parse(first) as [string, unknown][]);
    for (const name of names.filter((other) => !(other in row))) row[name] = best(choices[name] ?? [], name, row, open);
    for (const pair of pairsIn(names, row)) open.delete(pair);
    rows.push(row);
  }
  return rows;
}

const pairOf = (...of: readonly (readonly [string, unknown])[]): string => JSON.stringify(of);

const pairsOf = (choices: Choices, one: string, other: string): readonly string[] =>
  (choices[one] ?? []).flatMap((value) => (choices[other] ?? []).map((with_) => pairOf([one, value], [other, with_])));

const pairsIn = (names: readonly string[], row: Readonly<Record<string, unknown>>): readonly string[] =>
  names.flatMap((one, at) => names.slice(at + 1).map((other) => pairOf([one, row[one]], [other, row[other]])));

function best(
  values: readonly unknown[],
  name: string,
  row: Readonly<Record<string, unknown>>,
  open: ReadonlySet<string>,
): unknown {
  const newPairs = (value: unknown): number =>
    Object.entries(row).filter(
      ([other, own]) => open.has(pairOf([other, own], [name, value])) || open.has(pairOf([name, value], [other, own])),
    ).length;
  return values.toSorted((one, other) => newPairs(other) - newPairs(one))[0];
}
