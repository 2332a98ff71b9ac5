import { answer } from "../tenant/answer.ts";
import { refused, type Answer, type Call } from "../tenant/call.ts";
import { directoryServiceAt } from "../tenant/directory/index.ts";
import type { HttpAnswer, HttpRequest, HttpService } from "../tenant/http.ts";
import { NotSimulated } from "../tenant/not-simulated.ts";
import { blobService } from "../tenant/storage/blob-service.ts";
import type { Service } from "./rehearsal.ts";
import { webCommand } from "./web-command.ts";

/** The service, when nothing goes wrong: cmdlets by name, web requests by their address. */
export const serve: Service = (tenant, call) => {
  try {
    const answered = webCommand.test(call.name) ? request(tenant.state, call) : answer(tenant.state, call);
    tenant.connect(answered.session);
    return answered;
  } catch (error) {
    // What is not simulated is told by the report, and to the script as an error that no service gives.
    if (error instanceof NotSimulated) return refused(error.message);
    throw error;
  }
};

function request(state: Parameters<HttpService>[0], call: Call): Answer {
  const asked = requestIn(call);
  const { status, headers, body, changes = [] } = serviceAt(asked.url)(state, asked);
  return { objects: [{ status, headers, body } satisfies Omit<HttpAnswer, "changes">], changes };
}

function serviceAt(url: string): HttpService {
  const { host, hostname } = new URL(url);
  const service = /\.blob\.core\.windows\.net$/i.test(hostname) ? blobService : directoryServiceAt(url);
  if (service === undefined) throw new NotSimulated(`what is at ${host}`);
  return service;
}

function requestIn({ parameters }: Call): HttpRequest {
  const given = Object.entries((parameters["Headers"] ?? {}) as Readonly<Record<string, unknown>>);
  const headers = given.map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const type = parameters["ContentType"];
  return {
    method: String(parameters["Method"] ?? "GET"),
    url: String(parameters["Uri"]),
    headers: {
      ...Object.fromEntries(headers),
      ...(type === null || type === undefined || type === "" ? {} : { "content-type": String(type) }),
    },
    body: bodyIn(parameters["Body"]),
  };
}

function bodyIn(body: unknown): string {
  if (body === null || body === undefined) return "";
  const bytes = typeof body === "object" && "$bytes" in body ? String(body.$bytes) : undefined;
  return bytes === undefined ? String(body) : Buffer.from(bytes, "base64").toString("utf8");
}
