import { NotSimulated } from "../not-simulated.ts";
import type { HttpAnswer, HttpRequest } from "../http.ts";
import type { State } from "../state.ts";
import { answerOf } from "./answer.ts";
import { refusedEntry, refusedRole } from "./authorization.ts";
import { deleteBlob } from "./delete-blob.ts";
import { failed, type Failure } from "./errors.ts";
import { getBlob } from "./get-blob.ts";
import { leaseBlob } from "./lease-blob.ts";
import { listBlobs } from "./list-blobs.ts";
import type { Handler, Result } from "./operation.ts";
import { putBlob } from "./put-blob.ts";

/** The evidence store: Azure Blob storage over REST, as a pure function of the tenant and a request to `https://account.blob.core.windows.net`. */
export function blobService(tenant: State, { headers, ...rest }: HttpRequest): HttpAnswer {
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const request: HttpRequest = { ...rest, headers: Object.fromEntries(lowered) };
  return answerOf(tenant, request, outcomeOf(tenant, request));
}

function outcomeOf(tenant: State, request: HttpRequest): Result | Failure {
  const refusal = refusedEntry(tenant, request);
  if (refusal !== undefined) return refusal;
  const { pathname, searchParams: query } = new URL(request.url);
  const [containerName = "", ...names] = decodeURIComponent(pathname.slice(1)).split("/");
  const blobName = names.join("/");
  const handler = handlerFor(request, blobName === "" ? (query.get("restype") ?? "") : "blob", query.get("comp") ?? "");
  if (typeof handler !== "function") return handler;

  const container = tenant.objects.containers.get(containerName);
  if (container === undefined) return failed("ContainerNotFound");
  const blob = tenant.objects.blobs.get(`${containerName}/${blobName}`);
  return (
    refusedRole(container, request.method) ??
    handler({ tenant, request, query, containerName, container, blobName, blob })
  );
}

const handlers: Readonly<Record<string, Handler>> = {
  "PUT blob ": putBlob,
  "PUT blob lease": leaseBlob,
  "GET blob ": getBlob,
  "HEAD blob ": getBlob,
  "DELETE blob ": deleteBlob,
  "GET container list": listBlobs,
};

/** What would change an answer and is not played here. */
const unplayed = ["range", "x-ms-range", "if-modified-since", "if-unmodified-since"];

/** @throws NotSimulated for what the service does but the rehearsal does not: to answer that anyhow would be made up */
function handlerFor({ method, url, headers }: HttpRequest, kind: string, comp: string): Handler | Failure {
  if (!["GET", "HEAD", "PUT", "DELETE"].includes(method)) return failed("UnsupportedHttpVerb");
  const handler = handlers[`${method} ${kind} ${comp}`];
  const header = unplayed.find((name) => headers[name] !== undefined);
  if (handler === undefined || header !== undefined) {
    throw new NotSimulated(`this request to the blob service: ${method} ${url} ${header ?? ""}`.trimEnd());
  }
  return handler;
}
