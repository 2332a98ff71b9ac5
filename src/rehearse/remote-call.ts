import { destinationOf } from "./destination.ts";
import type { CallRecord, Rehearsal } from "./rehearsal.ts";

type Asked = Pick<CallRecord, "name" | "parameters">;

/**
 * A cmdlet of the service, a request to the directory, or one to the evidence store. To sign in, and what the process does by itself, is no call
 * that counts against the limits of the service.
 */
export const isRemote = (call: Asked): boolean => !["process", "sign-in"].includes(destinationOf(call));

/** A request to the evidence store; those are counted apart. */
export const isOfStore = (call: Asked): boolean => destinationOf(call) === "store";

/** The remote calls of some runs, those of the evidence store apart. */
export function remoteCallsOf(runs: readonly Pick<Rehearsal, "calls">[]): {
  readonly ofService: readonly CallRecord[];
  readonly ofStore: readonly CallRecord[];
} {
  const remote = runs.flatMap(({ calls }) => calls).filter(isRemote);
  return { ofService: remote.filter((call) => !isOfStore(call)), ofStore: remote.filter(isOfStore) };
}
