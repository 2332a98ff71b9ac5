import type { HttpAnswer, HttpRequest } from "../http.ts";
import type { State } from "../state.ts";
import { httpTime } from "./blob-headers.ts";
import { guidOf } from "./digest.ts";
import { errors, type Failure } from "./errors.ts";
import type { Result } from "./operation.ts";
import { around, document, element } from "./xml.ts";

/** What goes over the wire for what an operation came to: with the headers that every answer has, and to HEAD without a body. */
export function answerOf(tenant: State, request: HttpRequest, outcome: Result | Failure): HttpAnswer {
  const { method, url, headers } = request;
  // Not of the headers: in them are ids that a script makes by chance, and a rehearsal can be repeated.
  const id = guidOf(tenant.now, method, url);
  const result = "code" in outcome ? refusal(tenant, id, outcome) : outcome;
  const body = result.body ?? "";
  const clientId = headers["x-ms-client-request-id"];
  return {
    status: result.status,
    headers: {
      "content-length": String(Buffer.byteLength(body)),
      date: httpTime(tenant.now),
      server: "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0",
      "x-ms-request-id": id,
      ...(headers["x-ms-version"] !== undefined && { "x-ms-version": headers["x-ms-version"] }),
      ...(clientId !== undefined && { "x-ms-client-request-id": clientId }),
      ...result.headers,
    },
    body: method === "HEAD" ? "" : body,
    ...(result.changes !== undefined && { changes: result.changes }),
  };
}

/** The code is in a header as well, which is all that HEAD gets (blob-storage, errors and throttling). */
function refusal({ now, tenantId }: State, id: string, { code, details = {} }: Failure): Result {
  const [status, text] = errors[code];
  const message = `${text}\nRequestId:${id}\nTime:${new Date(now).toISOString().replace("Z", "0000Z")}`;
  const inner = Object.entries({ Code: code, Message: message, ...details }).map(([name, value]) =>
    element(name, value),
  );
  return {
    status,
    headers: {
      "content-type": "application/xml",
      "x-ms-error-code": code,
      // Its form is from memory of the page on Microsoft Entra ID; blob-storage only says that it is there.
      ...(status === 401 && {
        "www-authenticate": `Bearer authorization_uri=https://login.microsoftonline.com/${tenantId}/oauth2/authorize resource_id=https://storage.azure.com`,
      }),
    },
    body: document(around("Error", inner.join(""))),
  };
}
