import { destinationOf } from "../destination.ts";
import type { RunCall } from "../rehearsal.ts";

/** Whether the process of the script answers a call, so that nothing on the way to a service can go wrong. */
export const answersItself = (call: RunCall): boolean => destinationOf(call) === "process";
