import { refused, type Answer } from "../../call.ts";
import type { HttpAnswer } from "../../http.ts";
import { connectionTo } from "../../session/session.ts";
import type { State } from "../../state.ts";
import { graph } from "../graph/graph.ts";
import { graphResource, tokenFor } from "../token.ts";

/** What the SDK says before Connect-MgGraph. */
const notConnected = "Authentication needed. Please call Connect-MgGraph.";

/** A request that a cmdlet of the SDK makes; undefined where the process is not connected. */
export function sent(tenant: State, method: string, path: string, body = ""): HttpAnswer | undefined {
  if (connectionTo(tenant.session, "graph") === undefined) return undefined;
  const url = new URL(path, `${graphResource}/v1.0/`);
  return graph(tenant, {
    method,
    url: String(url),
    headers: { Authorization: `Bearer ${tokenFor(tenant, graphResource)}` },
    body,
  });
}

/** The answer of a cmdlet, from what its request was answered. */
export function told(answer: HttpAnswer | undefined, objects: (body: string) => readonly unknown[]): Answer {
  if (answer === undefined) return refused(notConnected);
  const { status, body, changes = [] } = answer;
  return status >= 400 ? refused(failureText(status, errorIn(body))) : { objects: objects(body), changes };
}

interface ErrorSaid {
  readonly code: string;
  readonly message: string;
}

const errorIn = (body: string): ErrorSaid => (JSON.parse(body) as { readonly error: ErrorSaid }).error;

/** An error as the SDK tells it (microsoftgraph/entra-powershell#237). */
export const failureText = (status: number, { code, message }: ErrorSaid): string =>
  `${message}\nStatus: ${status} (${reasons[status] ?? "BadRequest"})\nErrorCode: ${code}`;

/** The names that .NET has for the status codes. */
export const reasons: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  429: "TooManyRequests",
  500: "InternalServerError",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};
