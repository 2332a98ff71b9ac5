import type { Change } from "../../tenant/change.ts";
import type { Blob, State } from "../../tenant/state.ts";
import { etagOf } from "../../tenant/storage/digest.ts";
import { destinationOf } from "../destination.ts";
import type { RunCall } from "../rehearsal.ts";
import { requestIn } from "../web-request.ts";

/** Seconds: the usual lease of a claim. */
const duration = 60;

/** The key of the blob that a call takes a lease on, as a claim on a target; undefined where it does not. */
export function claimIn(call: RunCall): string | undefined {
  if (destinationOf(call) !== "store") return undefined;
  const { url, headers } = requestIn(call);
  return headers["x-ms-lease-action"] === "acquire" ? decodeURIComponent(new URL(url).pathname.slice(1)) : undefined;
}

/** Another job holds a claim from now on, as long as a lease lives. */
export function claimedByOther({ now, objects }: State, key: string): readonly Change[] {
  const blob: Blob = objects.blobs.get(key) ?? {
    body: "",
    contentType: "application/octet-stream",
    metadata: {},
    etag: etagOf(key, now),
    createdAt: now,
    modifiedAt: now,
    lease: null,
  };
  const lease = {
    id: "00000000-0000-4000-8000-0000000000ff",
    duration,
    until: now + duration * 1000,
    isBroken: false,
  };
  return [{ of: "blobs", key, set: { ...blob, lease } }];
}
