import type { HttpRequest } from "../http.ts";
import { NotSimulated } from "../not-simulated.ts";
import type { Blob } from "../state.ts";
import { versionHeaders } from "./blob-headers.ts";
import { refusedWrite } from "./conditions.ts";
import { etagOf, md5Of } from "./digest.ts";
import { failed, invalidHeader, missingHeader, type Failure } from "./errors.ts";
import { isLocked, refusedByLease } from "./lease.ts";
import { blobBecomes, type Handler, type Operation } from "./operation.ts";

const metadataPrefix = "x-ms-meta-";

/**
 * Put Blob, of a block blob. The condition is looked at before the policy and the lease, so what exists already is BlobAlreadyExists to one who
 * would only create. The length of a body is that of what is sent, because PowerShell says it itself.
 */
export const putBlob: Handler = (operation) => {
  const { tenant, request, container, blob } = operation;
  const metadata = metadataIn(request);
  const refusal =
    refusedType(request) ??
    refusedMetadata(metadata) ??
    refusedBody(request) ??
    refusedWrite(request.headers, blob) ??
    (blob !== undefined && container.isImmutable ? failed("BlobImmutableDueToPolicy") : undefined) ??
    refusedByLease(blob?.lease ?? null, tenant.now, leaseId(operation), "write");
  if (refusal !== undefined) return refusal;

  const lease = blob?.lease ?? null;
  const written: Blob = {
    body: request.body,
    contentType:
      request.headers["x-ms-blob-content-type"] ?? request.headers["content-type"] ?? "application/octet-stream",
    metadata,
    etag: etagOf(operation.containerName, operation.blobName, tenant.now, request.body, blob?.etag),
    createdAt: blob?.createdAt ?? tenant.now,
    modifiedAt: tenant.now,
    // Writing ends what is left of a lease that no longer holds, so that it cannot be renewed (Azurite, BlobWriteLeaseSyncer).
    lease: isLocked(lease, tenant.now) ? lease : null,
  };
  return {
    status: 201,
    headers: {
      ...versionHeaders(written),
      "content-md5": md5Of(request.body),
      "x-ms-request-server-encrypted": "true",
    },
    changes: [blobBecomes(operation, written)],
  };
};

/** A lease that is named for a blob that is not there yet is of no concern (Azurite, LokiBlobMetadataStore.createBlob). */
const leaseId = ({ request, blob }: Operation): string | undefined =>
  blob === undefined ? undefined : request.headers["x-ms-lease-id"];

function refusedType({ headers }: HttpRequest): Failure | undefined {
  const type = headers["x-ms-blob-type"];
  if (type === undefined) return missingHeader("x-ms-blob-type");
  if (type === "BlockBlob") return undefined;
  if (type !== "AppendBlob" && type !== "PageBlob") return invalidHeader("x-ms-blob-type", type);
  throw new NotSimulated(`blobs of the type ${type}`);
}

const metadataIn = ({ headers }: HttpRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(metadataPrefix))
      .map(([name, value]) => [name.slice(metadataPrefix.length), value]),
  );

/** Names must be identifiers of C# (blob-storage, operations; uncertain there, and so in Azurite). */
const refusedMetadata = (metadata: Readonly<Record<string, string>>): Failure | undefined =>
  Object.keys(metadata).every((name) => /^[a-z_]\w*$/i.test(name)) ? undefined : failed("InvalidMetadata");

/** Content-MD5 is checked in transit; x-ms-blob-content-md5 goes before it (Azurite, "verified live"; blob-storage leaves it open). */
function refusedBody({ headers, body }: HttpRequest): Failure | undefined {
  const said = headers["x-ms-blob-content-md5"] ?? headers["content-md5"];
  if (said === undefined) return undefined;
  if (!/^[a-z0-9+/]{22}(==)?$/i.test(said)) return failed("InvalidMd5");
  const is = md5Of(body);
  return is.slice(0, 22) === said.slice(0, 22)
    ? undefined
    : failed("Md5Mismatch", { UserSpecifiedMd5: said, ServerCalculatedMd5: is });
}
