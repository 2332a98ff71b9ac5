import { NotSimulated } from "../not-simulated.ts";
import type { Blob, State } from "../state.ts";
import { httpTime } from "./blob-headers.ts";
import { md5Of } from "./digest.ts";
import { failed } from "./errors.ts";
import { leaseHeaders } from "./lease.ts";
import type { Handler } from "./operation.ts";
import { around, document, element } from "./xml.ts";

/** A page holds no more, whatever is asked (blob-storage, operations). */
const mostResults = 5000;

/** A blob, or where there is none all those whose names go on behind a delimiter. */
interface Entry {
  readonly name: string;
  readonly blob?: Blob;
}

/** List Blobs: a page of names in order, and the marker of the next one, which is empty behind the last. */
export const listBlobs: Handler = ({ tenant, request, query, containerName }) => {
  const [asked, prefix, delimiter, marker, include] = ["maxresults", "prefix", "delimiter", "marker", "include"].map(
    (name) => query.get(name) ?? "",
  ) as [string, string, string, string, string];
  if (!["", "metadata"].includes(include)) throw new NotSimulated(`a list of blobs with ${include}`);
  if (!/^\d*$/.test(asked)) return failed("InvalidQueryParameterValue", { QueryParameterName: "maxresults" });
  if (asked !== "" && Number(asked) < 1) {
    return failed("OutOfRangeQueryParameterValue", { QueryParameterName: "maxresults" });
  }
  const most = Math.min(asked === "" ? mostResults : Number(asked), mostResults);
  const from = Buffer.from(marker, "base64").toString("utf8");
  const entries = entriesOf(tenant, containerName, prefix, delimiter).filter(({ name }) => name >= from);
  const next = entries[most]?.name ?? "";
  const inner = [
    prefix === "" ? "" : element("Prefix", prefix),
    marker === "" ? "" : element("Marker", marker),
    asked === "" ? "" : element("MaxResults", asked),
    delimiter === "" ? "" : element("Delimiter", delimiter),
    around(
      "Blobs",
      entries
        .slice(0, most)
        .map((entry) => shown(entry, tenant.now, include))
        .join(""),
    ),
    element("NextMarker", Buffer.from(next, "utf8").toString("base64")),
  ].join("");
  const root = around("EnumerationResults", inner, {
    ServiceEndpoint: `${new URL(request.url).origin}/`,
    ContainerName: containerName,
  });
  return { status: 200, headers: { "content-type": "application/xml" }, body: document(root) };
};

function entriesOf({ objects }: State, containerName: string, prefix: string, delimiter: string): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const start = `${containerName}/`;
  for (const [key, blob] of objects.blobs) {
    if (!key.startsWith(start + prefix)) continue;
    const name = key.slice(start.length);
    const end = delimiter === "" ? -1 : name.indexOf(delimiter, prefix.length);
    const entry = end < 0 ? { name, blob } : { name: name.slice(0, end + delimiter.length) };
    entries.set(entry.name, entry);
  }
  return [...entries.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function shown({ name, blob }: Entry, now: number, include: string): string {
  if (blob === undefined) return around("BlobPrefix", element("Name", name));
  const lease = leaseHeaders(blob.lease, now);
  const properties = {
    "Creation-Time": httpTime(blob.createdAt),
    "Last-Modified": httpTime(blob.modifiedAt),
    Etag: blob.etag.replaceAll('"', ""),
    "Content-Length": Buffer.byteLength(blob.body),
    "Content-Type": blob.contentType,
    "Content-MD5": md5Of(blob.body),
    BlobType: "BlockBlob",
    LeaseStatus: lease["x-ms-lease-status"],
    LeaseState: lease["x-ms-lease-state"],
    LeaseDuration: lease["x-ms-lease-duration"],
    ServerEncrypted: "true",
  };
  const all = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : element(key, value)));
  const metadata = Object.entries(blob.metadata).map(([key, value]) => element(key, value));
  return around(
    "Blob",
    element("Name", name) +
      around("Properties", all.join("")) +
      (include === "metadata" ? around("Metadata", metadata.join("")) : ""),
  );
}
