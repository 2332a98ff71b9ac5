/** A time in UTC, to the second: 2026-01-31T09:30:00Z. */
export const utcSeconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
