/** The names of the events that a run writes, in the order of its life. */
export const eventNames = [
  "started",
  "connected",
  "found",
  "cleared",
  "refused",
  "recorded",
  "changing",
  "changed",
  "destroying",
  "destroyed",
  "waiting",
  "pending",
  "already-gone",
  "already-done",
  "unknown",
  "done",
  "failed",
] as const;
export type EventName = (typeof eventNames)[number];
