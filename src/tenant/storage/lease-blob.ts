import type { Lease } from "../state.ts";
import { versionHeaders } from "./blob-headers.ts";
import { refusedWrite } from "./conditions.ts";
import { guidOf } from "./digest.ts";
import { failed, invalidHeader, missingHeader, type Failure } from "./errors.ts";
import { isLocked, isSameId } from "./lease.ts";
import { blobBecomes, type Handler } from "./operation.ts";

type Headers = Readonly<Record<string, string>>;

/** A lease as an action leaves it, and what is answered. */
interface Outcome {
  readonly lease: Lease | null;
  readonly status: number;
  readonly headers?: Headers;
}

type Action = (lease: Lease | null, now: number, headers: Headers) => Outcome | Failure;

/**
 * Lease Blob: a claim that ends by itself. What an action does in each state of a lease stands on the page of Lease Blob (blob-storage, leases
 * and conditions). A lease is none of the blob's own properties: its ETag stays, and whether a policy that forbids changes forbids it is not known.
 */
export const leaseBlob: Handler = (operation) => {
  const { tenant, request, blob } = operation;
  const action = request.headers["x-ms-lease-action"];
  if (action === undefined) return missingHeader("x-ms-lease-action");
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (act === undefined) return invalidHeader("x-ms-lease-action", action);
  const refusal = refusedHeaders(action, request.headers) ?? refusedWrite(request.headers, blob);
  if (refusal !== undefined) return refusal;
  if (blob === undefined) return failed("BlobNotFound");
  const outcome = act(blob.lease, tenant.now, request.headers);
  if ("code" in outcome) return outcome;
  return {
    status: outcome.status,
    headers: { ...versionHeaders(blob), ...outcome.headers },
    changes: [blobBecomes(operation, { lease: outcome.lease })],
  };
};

const guid = /^[{(]?[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}[)}]?$/i;
const needs: Readonly<Record<string, readonly string[]>> = {
  acquire: ["x-ms-lease-duration"],
  renew: ["x-ms-lease-id"],
  change: ["x-ms-lease-id", "x-ms-proposed-lease-id"],
  release: ["x-ms-lease-id"],
};
const forms: Readonly<Record<string, (value: string) => boolean>> = {
  "x-ms-lease-id": (value) => guid.test(value),
  "x-ms-proposed-lease-id": (value) => guid.test(value),
  "x-ms-lease-duration": (value) => value === "-1" || isWithin(value, 15, 60),
  "x-ms-lease-break-period": (value) => isWithin(value, 0, 60),
};

const isWithin = (value: string, least: number, most: number): boolean =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;

function refusedHeaders(action: string, headers: Headers): Failure | undefined {
  const missing = needs[action]?.find((name) => headers[name] === undefined);
  if (missing !== undefined) return missingHeader(missing);
  const wrong = Object.entries(forms).find(([name, isRight]) => headers[name] !== undefined && !isRight(headers[name]));
  return wrong === undefined ? undefined : invalidHeader(wrong[0], headers[wrong[0]] ?? "");
}

const lasting = (duration: number, now: number): Pick<Lease, "duration" | "until"> => ({
  duration,
  until: duration === -1 ? null : now + duration * 1000,
});

/** Under the id that holds it already it begins anew, which is what makes it safe to repeat. */
const acquire: Action = (lease, now, headers) => {
  const id = (headers["x-ms-proposed-lease-id"] ?? guidOf(lease, now, headers)).toLowerCase();
  if (isLocked(lease, now)) {
    if (!isSameId(lease, id)) return failed("LeaseAlreadyPresent");
    if (lease?.isBroken === true) return failed("LeaseIsBreakingAndCannotBeAcquired");
  }
  const acquired = { id, isBroken: false, ...lasting(Number(headers["x-ms-lease-duration"]), now) };
  return { status: 201, lease: acquired, headers: { "x-ms-lease-id": id } };
};

/** An expired one too, for nobody wrote or leased meanwhile: that would have ended it. */
const renew: Action = (lease, now, headers) => {
  if (lease === null || !isSameId(lease, headers["x-ms-lease-id"] ?? "")) {
    return failed("LeaseIdMismatchWithLeaseOperation");
  }
  if (lease.isBroken) return failed("LeaseIsBrokenAndCannotBeRenewed");
  const renewed = { ...lease, ...lasting(lease.duration, now) };
  return { status: 200, lease: renewed, headers: { "x-ms-lease-id": lease.id } };
};

const change: Action = (lease, now, headers) => {
  const [from = "", to = ""] = [headers["x-ms-lease-id"], headers["x-ms-proposed-lease-id"]];
  if (lease === null || !isLocked(lease, now)) return failed("LeaseNotPresentWithLeaseOperation");
  if (!isSameId(lease, from) && (lease.isBroken || !isSameId(lease, to))) {
    return failed("LeaseIdMismatchWithLeaseOperation");
  }
  if (lease.isBroken) return failed("LeaseIsBreakingAndCannotBeChanged");
  return { status: 200, lease: { ...lease, id: to.toLowerCase() }, headers: { "x-ms-lease-id": to.toLowerCase() } };
};

const release: Action = (lease, _now, headers) =>
  isSameId(lease, headers["x-ms-lease-id"] ?? "")
    ? { status: 200, lease: null }
    : failed("LeaseIdMismatchWithLeaseOperation");

/** Whoever holds it: it runs out by the period, or where none is said by its own end; one without an end at once. */
const breakIt: Action = (lease, now, headers) => {
  if (lease === null) return failed("LeaseNotPresentWithLeaseOperation");
  const period = headers["x-ms-lease-break-period"];
  const asked = period === undefined ? Infinity : now + Number(period) * 1000;
  const own = lease.until ?? (period === undefined ? now : Infinity);
  const until = isLocked(lease, now) ? Math.min(asked, own) : now;
  const left = String(Math.max(0, Math.round((until - now) / 1000)));
  return { status: 202, lease: { ...lease, until, isBroken: true }, headers: { "x-ms-lease-time": left } };
};

const actions: Readonly<Record<string, Action>> = { acquire, renew, change, release, break: breakIt };
