import type { Blob } from "../state.ts";
import { md5Of } from "./digest.ts";
import { leaseHeaders } from "./lease.ts";

/** A time as HTTP has it (RFC 1123). */
export const httpTime = (milliseconds: number): string => new Date(milliseconds).toUTCString();

/** Which state of a blob an answer is about. */
export const versionHeaders = ({ etag, modifiedAt }: Blob): Readonly<Record<string, string>> => ({
  etag,
  "last-modified": httpTime(modifiedAt),
});

/** What is told of a blob that is read. */
export const blobHeaders = (blob: Blob, now: number): Readonly<Record<string, string>> => ({
  ...versionHeaders(blob),
  "content-type": blob.contentType,
  "content-length": String(Buffer.byteLength(blob.body)),
  "content-md5": md5Of(blob.body),
  "accept-ranges": "bytes",
  "x-ms-blob-type": "BlockBlob",
  "x-ms-creation-time": httpTime(blob.createdAt),
  "x-ms-server-encrypted": "true",
  ...leaseHeaders(blob.lease, now),
  ...Object.fromEntries(Object.entries(blob.metadata).map(([name, value]) => [`x-ms-meta-${name}`, value])),
});
