import { refusedWrite } from "./conditions.ts";
import { failed } from "./errors.ts";
import { refusedByLease } from "./lease.ts";
import { blobBecomes, type Handler } from "./operation.ts";

/** Delete Blob: not of a container that is written once (blob-storage, WORM). */
export const deleteBlob: Handler = (operation) => {
  const { tenant, request, container, blob } = operation;
  const condition = refusedWrite(request.headers, blob);
  if (condition !== undefined) return condition;
  if (blob === undefined) return failed("BlobNotFound");
  if (container.isImmutable) return failed("BlobImmutableDueToPolicy");
  return (
    refusedByLease(blob.lease, tenant.now, request.headers["x-ms-lease-id"], "write") ?? {
      status: 202,
      headers: { "x-ms-delete-type-permanent": "true" },
      changes: [blobBecomes(operation, null)],
    }
  );
};
