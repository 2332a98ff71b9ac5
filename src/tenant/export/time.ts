/** A time as an export writes it, as ISO 8601 in UTC; null where it is none. */
export type TimeReader = (value: unknown) => string | null;

type Order = "day-first" | "month-first" | "unknown";

const local =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})[ ,T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([AaPp])\.?[Mm]\.?)?$/;

/**
 * Reads the times of one export. ConvertTo-Json writes `/Date(...)/` or ISO 8601; Export-Csv writes as the country does, and whether 5/6 is in May or June only
 * the other times of the file may tell. Without a zone, UTC is meant.
 */
export function timeReader(values: Iterable<unknown>): TimeReader {
  let order: Order | undefined;
  const orderOf = (): Order => (order ??= orderIn(values));
  return (value) => {
    if (typeof value !== "string") return null;
    const [, milliseconds] = /^\\?\/Date\((-?\d+)(?:[+-]\d{4})?\)\\?\/$/.exec(value) ?? [];
    if (milliseconds !== undefined) return isoOf(Number(milliseconds));
    if (/^\d{4}-\d{2}-\d{2}T/.test(value))
      return isoOf(Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`));
    const parts = local.exec(value.trim());
    return parts === null ? null : fromParts(parts, orderOf);
  };
}

function fromParts(parts: RegExpExecArray, orderOf: () => Order): string | null {
  const [, first = "", separator, second = "", third = "", hour = "", minute, seconds = "0", half] = parts;
  const clock = `${half === undefined ? hour : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)}`;
  const at = (year: string, month: string, day: string): string | null =>
    Number(month) > 12 || Number(day) > 31
      ? null
      : isoOf(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(clock), Number(minute), Number(seconds)));
  if (first.length === 4) return at(first, second, third);
  // With points the day comes first, wherever they are used.
  const order = separator === "." ? "day-first" : orderOf();
  if (order === "unknown") return first === second ? at(third, first, second) : null;
  return order === "day-first" ? at(third, second, first) : at(third, first, second);
}

function orderIn(values: Iterable<unknown>): Order {
  for (const value of values) {
    const [, first, , second] = typeof value === "string" ? (local.exec(value.trim()) ?? []) : [];
    if (first === undefined || first.length === 4) continue;
    if (Number(first) > 12) return "day-first";
    if (Number(second) > 12) return "month-first";
  }
  return "unknown";
}

/** What no mailbox can have been through is no time: Exchange writes the first of January of the year 1 for none. */
function isoOf(milliseconds: number): string | null {
  const year =
    Number.isFinite(milliseconds) && Math.abs(milliseconds) < 8e15 ? new Date(milliseconds).getUTCFullYear() : 0;
  return year >= 2000 && year < 2200 ? new Date(milliseconds).toISOString() : null;
}
