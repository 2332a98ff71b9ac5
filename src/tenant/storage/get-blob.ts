import { blobHeaders } from "./blob-headers.ts";
import { refusedRead } from "./conditions.ts";
import { failed } from "./errors.ts";
import { refusedByLease } from "./lease.ts";
import type { Handler } from "./operation.ts";

/** Get Blob, and for HEAD Get Blob Properties. It needs no lease, but one that is named must be there. */
export const getBlob: Handler = ({ tenant, request, blob }) => {
  const condition = refusedRead(request.headers, blob);
  if (typeof condition === "object") return condition;
  if (blob === undefined) return failed("BlobNotFound");
  const refusal = refusedByLease(blob.lease, tenant.now, request.headers["x-ms-lease-id"], "read");
  if (refusal !== undefined) return refusal;
  return condition === "not-modified"
    ? { status: 304, headers: { "x-ms-error-code": "ConditionNotMet" } }
    : { status: 200, headers: blobHeaders(blob, tenant.now), body: blob.body };
};
