/** The message of whatever was thrown, as one sentence on one line. */
export function sentence(error: unknown): string {
  const line = messageOf(error)
    // Where a module was imported from is said by the place.
    .replace(/ imported from \S+$/, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function messageOf(error: unknown): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return "it calls itself without end";
  if (error instanceof Error) return error.message === "" ? error.name : error.message;
  try {
    return `it throws ${String(error)}`;
  } catch {
    return "it throws something that has no text";
  }
}
