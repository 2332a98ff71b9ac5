import type { Lease } from "../state.ts";
import { failed, type Failure } from "./errors.ts";

/** Where a lease is in its life. Unlike an expired one, a broken one can no more be renewed. */
export type LeaseState = "available" | "leased" | "expired" | "breaking" | "broken";

export function stateOf(lease: Lease | null, now: number): LeaseState {
  if (lease === null) return "available";
  const holds = lease.until === null || now < lease.until;
  if (lease.isBroken) return holds ? "breaking" : "broken";
  return holds ? "leased" : "expired";
}

/** Whether it keeps others from writing. */
export const isLocked = (lease: Lease | null, now: number): boolean =>
  ["leased", "breaking"].includes(stateOf(lease, now));

export const isSameId = (lease: Lease | null, id: string): boolean => lease?.id === id.toLowerCase();

/** Why a lease does not let one write who names this id or none, or read who names it (blob-storage, leases and conditions). */
export function refusedByLease(
  lease: Lease | null,
  now: number,
  id: string | undefined,
  use: "read" | "write",
): Failure | undefined {
  const locked = isLocked(lease, now);
  if (id === undefined) return locked && use === "write" ? failed("LeaseIdMissing") : undefined;
  if (!locked) return failed("LeaseNotPresentWithBlobOperation");
  return isSameId(lease, id) ? undefined : failed("LeaseIdMismatchWithBlobOperation");
}

/** What an answer says of the lease of a blob. */
export function leaseHeaders(lease: Lease | null, now: number): Readonly<Record<string, string>> {
  const state = stateOf(lease, now);
  return {
    "x-ms-lease-state": state,
    "x-ms-lease-status": isLocked(lease, now) ? "locked" : "unlocked",
    ...(state === "leased" && { "x-ms-lease-duration": lease?.until === null ? "infinite" : "fixed" }),
  };
}
