import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fakeBlobStore } from "./fake-blob-store.ts";

export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Answer = {
  readonly status: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Answers in the service's place, or not at all: "unheard" before the work was done, "unanswered" after it. */
export type Fault = Answer | "none" | "unheard" | "unanswered";

/**
 * The identity endpoint, the blob service and Microsoft Graph on one port of this machine. Graph is a function that a test
 * sets. Faults apply to the next requests other than for a token, one each.
 */
export async function startFakeServices() {
  const seen: SeenRequest[] = [];
  const faults: Fault[] = [];
  const store = fakeBlobStore();
  let graph: (request: SeenRequest) => Answer = () => ({ status: 204 });
  let tokens = 0;
  let refusedUpTo = 0;

  function work(request: SeenRequest): Answer {
    if (request.path === "/token") {
      if (request.headers["x-identity-header"] !== "let me in" || request.headers["metadata"] !== "True")
        return { status: 403 };
      return json(200, { access_token: `token-${++tokens}`, resource: request.query.get("resource") });
    }
    if (request.path.startsWith("/contoso.onmicrosoft.com/")) return signIn(request);
    const token = /^Bearer token-(\d+)$/.exec(request.headers["authorization"] ?? "")?.[1];
    if (token === undefined || Number(token) <= refusedUpTo) return { status: 401 };
    return request.path.startsWith("/v1.0/") ? graph(request) : store.answer(request);
  }

  function signIn({ path }: SeenRequest): Answer {
    if (path.endsWith("/oauth2/v2.0/token"))
      return json(200, { token_type: "Bearer", access_token: `token-${++tokens}` });
    // As the sign-in service writes it: with the tenant's id in place of the name that was asked for.
    return json(200, { issuer: "https://login.microsoftonline.com/0a0b0c0d-0000-0000-0000-00000000c0de/v2.0" });
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse) {
    const request = await readRequest(incoming);
    seen.push(request);
    const fault = isToken(request) ? undefined : faults.shift();
    if (fault === "unheard") return response.destroy();
    const answer = typeof fault === "object" ? fault : work(request);
    if (fault === "unanswered") return response.destroy();
    // The blob service announces the length of an answer; Graph sends it in chunks.
    const length = request.path.startsWith("/v1.0/") ? undefined : Buffer.byteLength(answer.body ?? "");
    const ofContent = {
      ...(answer.type && { "Content-Type": answer.type }),
      ...(length && { "Content-Length": length }),
    };
    response.writeHead(answer.status, { ...ofContent, ...answer.headers });
    return response.end(answer.body);
  }

  const server = createServer((incoming, response) => void handle(incoming, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    store: store.blobs,
    faults,
    /** The requests so far, as "METHOD /path?query", those for a token left out. */
    calls: () =>
      seen.filter((request) => !isToken(request)).map(({ method, path, query }) => `${method} ${path}${asText(query)}`),
    seen,
    answerGraph: (by: typeof graph) => void (graph = by),
    /** From now on the tokens given out until now are refused. */
    refuseTokens: () => void (refusedUpTo = tokens),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const isToken = ({ path }: SeenRequest): boolean => path === "/token" || path.endsWith("/oauth2/v2.0/token");

export type FakeServices = Awaited<ReturnType<typeof startFakeServices>>;

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, type: "application/json; charset=utf-8", headers, body: JSON.stringify(body) };
}

/** An error as Graph gives it. */
export function graphError(status: number, code: string, message: string, headers?: Record<string, string>): Answer {
  return json(status, { error: { code, message, innerError: { date: "2026-11-23T10:00:00" } } }, headers);
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? "/", "http://localhost");
  return {
    method: incoming.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers as Record<string, string>,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function asText(query: URLSearchParams): string {
  return query.size > 0 ? `?${decodeURIComponent(query.toString())}` : "";
}
