import { ExportFault } from "./export-fault.ts";
import { short, type Row } from "./row.ts";

/** What rows say of one object. */
export interface SaidByRow<T> {
  readonly file: string;
  readonly row: Row;
  readonly said: T;
}

/**
 * What all rows of one object say of it together: a mailbox that is inactive stands in several listings. What they say otherwise of one property is told: it
 * has changed between two exports, or one of them is of another tenant. @throws ExportFault
 */
export function saidOnce<T extends object>(rows: readonly SaidByRow<T>[], keyOf: (said: T) => string): readonly T[] {
  const known = new Map<string, SaidByRow<T>>();
  for (const one of rows) {
    const key = keyOf(one.said);
    const other = known.get(key);
    known.set(key, other === undefined ? one : { ...other, said: together(key, other, one) });
  }
  return [...known.values()].map(({ said }) => said);
}

function together<T extends object>(key: string, one: SaidByRow<T>, other: SaidByRow<T>): T {
  const before = one.said as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(other.said)) {
    const known = before[name];
    if (name === "more" || known === undefined || JSON.stringify(known) === JSON.stringify(value)) continue;
    throw new ExportFault(
      `${key} stands in ${one.file}, too, where its ${name} is ${short(JSON.stringify(known))} and not ${short(JSON.stringify(value))}: export both anew, one behind the other.`,
      other.row.line(),
      other.file,
    );
  }
  return { ...other.said, ...one.said };
}
