/** Up to three of `candidates` that differ from `name` by few edits, the closest first. */
export function closest(name: string, candidates: readonly string[]): readonly string[] {
  const limit = Math.max(1, Math.floor(name.length / 4));
  return [...new Set(candidates)]
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance || one.candidate.localeCompare(other.candidate, "en"))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** What was meant, perhaps, as a sentence that follows another; empty where nothing is near. */
export function hintOf(name: string, candidates: readonly string[]): string {
  const near = closest(name, candidates);
  return near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
}

/** The fewest characters to insert, delete or replace to turn one text into the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, candidate] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (character === candidate ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
