import type { Call } from "../tenant/call.ts";
import type { HttpRequest } from "../tenant/http.ts";

/** Whether a host is that of an evidence store: in each cloud of Microsoft's, and at an endpoint in an Azure DNS zone. */
export const isStore = (hostname: string): boolean =>
  /\.blob\.(core\.(windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|storage\.azure\.net)$/i.test(hostname);

/** The request that a call of a web command makes. */
export function requestIn({ parameters }: Call): HttpRequest {
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
