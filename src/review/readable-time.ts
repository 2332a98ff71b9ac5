/** A time of UTC, as records have it, for people: 2026-01-31 21:00 UTC, with its seconds where it has some. */
export const readableTime = (time: string): string =>
  time
    .replace("T", " ")
    .replace(/(?:\.\d+)?Z$/, " UTC")
    .replace(/:00 UTC$/, " UTC");
