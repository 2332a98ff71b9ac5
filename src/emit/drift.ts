export interface Drift {
  readonly kind: "differs" | "missing" | "orphan";
  readonly name: string;
}

/**
 * How an output folder is unlike what a compile would leave there.
 * @param there the text of each file that is there, by name
 */
export function driftOf(
  files: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, string>,
  orphans: readonly string[],
): readonly Drift[] {
  const wrong = [...files].flatMap(([name, text]): readonly Drift[] => {
    const found = there.get(name);
    if (found === undefined) return [{ kind: "missing", name }];
    return found === text ? [] : [{ kind: "differs", name }];
  });
  return [...wrong, ...orphans.map((name) => ({ kind: "orphan", name }) as const)];
}
