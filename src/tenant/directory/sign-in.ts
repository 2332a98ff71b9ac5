import { jsonAnswer, type HttpAnswer, type HttpRequest, type HttpService } from "../http.ts";
import { NotSimulated } from "../not-simulated.ts";
import type { State } from "../state.ts";
import { assertionFailure } from "./client-assertion.ts";
import { owns, tenantNotFound } from "./sign-in-errors.ts";
import { tokenFor } from "./token.ts";

/** The sign-in service: which tenant a domain is of it tells everybody; a token it gives only to who signs. */
export const signIn: HttpService = (tenant, request) => {
  const url = new URL(request.url);
  const [, name = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  if (!owns(tenant, name)) return failure(tenant, 400, "invalid_tenant", tenantNotFound(name), 90002);
  switch (`${request.method.toUpperCase()} ${rest.join("/")}`) {
    case "GET v2.0/.well-known/openid-configuration":
      return jsonAnswer(200, discovery(tenant, url.origin));
    case "POST oauth2/v2.0/token":
      return issued(tenant, request);
    default:
      throw new NotSimulated(`${request.method} ${url.pathname} of the sign-in service`);
  }
};

/** OpenID Connect discovery: what it says goes by the id of the tenant, whatever name was asked for. */
function discovery({ tenantId }: State, origin: string): object {
  const base = `${origin}/${tenantId}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    tenant_region_scope: "EU",
    cloud_instance_name: "microsoftonline.com",
    msgraph_host: "graph.microsoft.com",
  };
}

/** A token for an application that signs with its certificate (Microsoft identity platform, client credentials with a certificate). */
function issued(tenant: State, { url, body }: HttpRequest): HttpAnswer {
  const form = new URLSearchParams(body);
  if (form.get("grant_type") !== "client_credentials") throw new NotSimulated("any grant but client_credentials");
  if (form.has("client_secret")) throw new NotSimulated("applications with a secret");
  const { code, text } = assertionFailure(tenant, form, url) ?? {};
  if (code !== undefined && text !== undefined) return failure(tenant, 401, "invalid_client", text, code);
  const scope = form.get("scope") ?? "";
  if (!scope.endsWith("/.default")) return failure(tenant, 400, "invalid_scope", scopeWithoutDefault(scope), 1002012);
  return jsonAnswer(200, {
    token_type: "Bearer",
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: tokenFor(tenant, scope.replace(/\/\.default$/, ""), form.get("client_id") ?? ""),
  });
}

/** As it is reported. */
const scopeWithoutDefault = (scope: string): string =>
  `AADSTS1002012: The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;

const failure = ({ now }: State, status: number, error: string, text: string, code: number): HttpAnswer =>
  jsonAnswer(status, {
    error,
    error_description: text,
    error_codes: [code],
    timestamp: new Date(now).toISOString().replace("T", " ").replace(/\.\d+/, ""),
  });
