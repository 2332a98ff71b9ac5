import type { Answer, SeenRequest } from "./fake-services.ts";

type Blob = { readonly body: string; readonly sha256: string | undefined; lease: string | undefined };

/** So many names stand on one page of a listing: few, so that a test needs few blobs for several pages. */
const pageSize = 2;

/** A blob service with the containers `purges` and `purges-claims`, in memory. Keys of `blobs` are `container/name`. */
export function fakeBlobStore() {
  const blobs = new Map<string, Blob>();

  function answer(request: SeenRequest): Answer {
    const [, container = "", ...rest] = request.path.split("/");
    const name = rest.join("/");
    if (request.headers["x-ms-version"] === undefined || request.headers["x-ms-date"] === undefined)
      return failure(400, "MissingRequiredHeader");
    if (container !== "purges" && container !== "purges-claims") return failure(404, "ContainerNotFound");
    const key = `${container}/${name}`;
    if (request.query.get("comp") === "list") return list(container, request.query);
    if (request.query.get("comp") === "lease") return lease(key, request.headers);
    return request.method === "PUT" ? put(key, request) : get(key);
  }

  function put(key: string, { headers, body }: SeenRequest): Answer {
    if (headers["x-ms-blob-type"] !== "BlockBlob") return failure(400, "MissingRequiredHeader");
    const existing = blobs.get(key);
    if (existing !== undefined && headers["if-none-match"] === "*") return failure(409, "BlobAlreadyExists");
    blobs.set(key, { body, sha256: headers["x-ms-meta-sha256"], lease: undefined });
    return { status: 201 };
  }

  function get(key: string): Answer {
    const blob = blobs.get(key);
    // Without a charset, as the service gives back what was stored without one.
    return blob ? { status: 200, type: "application/json", body: blob.body } : failure(404, "BlobNotFound");
  }

  function list(container: string, query: URLSearchParams): Answer {
    const prefix = `${container}/${query.get("prefix") ?? ""}`;
    const names = [...blobs.keys()].filter((key) => key.startsWith(prefix)).sort();
    const flat = names.filter((key) => !key.slice(prefix.length).includes(query.get("delimiter") ?? "\n"));
    const start = Number(query.get("marker") ?? 0);
    const page = flat.slice(start, start + pageSize).map((key) => key.slice(container.length + 1));
    const next = start + pageSize < flat.length ? String(start + pageSize) : "";
    const entries = page.map((name) => `<Blob><Name>${name}</Name></Blob>`).join("");
    const listing = `<EnumerationResults><Blobs>${entries}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`;
    return { status: 200, type: "application/xml", body: `\ufeff<?xml version="1.0" encoding="utf-8"?>${listing}` };
  }

  function lease(key: string, headers: SeenRequest["headers"]): Answer {
    const blob = blobs.get(key);
    if (blob === undefined) return failure(404, "BlobNotFound");
    if (headers["x-ms-lease-action"] === "release") {
      if (blob.lease !== headers["x-ms-lease-id"]) return failure(409, "LeaseIdMismatchWithLeaseOperation");
      blob.lease = undefined;
      return { status: 200 };
    }
    if (headers["x-ms-lease-duration"] !== "60") return failure(400, "InvalidHeaderValue");
    const proposed = headers["x-ms-proposed-lease-id"];
    if (blob.lease !== undefined && blob.lease !== proposed) return failure(409, "LeaseAlreadyPresent");
    blob.lease = proposed;
    return { status: 201 };
  }

  return { blobs, answer };
}

function failure(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>It is ${code}.</Message></Error>`;
  return { status, type: "application/xml", headers: { "x-ms-error-code": code }, body };
}
