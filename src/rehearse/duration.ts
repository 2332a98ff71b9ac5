const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Milliseconds in words, by the two largest units that there are: `1 hour 20 minutes`. */
export function durationInWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return "less than a second";
  const [large, small] = units.slice(first, first + 2);
  const [whole, rest] = [Math.floor(seconds / (large?.[1] ?? 1)), seconds % (large?.[1] ?? 1)];
  const smaller = small === undefined ? 0 : Math.floor(rest / small[1]);
  return [counted(whole, large?.[0]), smaller > 0 ? counted(smaller, small?.[0]) : undefined]
    .filter((word) => word !== undefined)
    .join(" ");
}

const counted = (number: number, noun = ""): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
