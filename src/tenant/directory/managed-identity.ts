import { headerOf, jsonAnswer, type HttpRequest, type HttpService } from "../http.ts";
import type { State } from "../state.ts";
import { tokenFor } from "./token.ts";

/**
 * What the environment of a job tells of the endpoint: `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`. It is a loopback port that differs per job
 * (blob-storage, token and headers).
 */
export const identityEndpoint = Object.freeze({
  uri: "http://127.0.0.1:20072/oauth2/token",
  header: "rehearsal",
});

/** The endpoint of the managed identity, in its form of today and in the older one of `MSI_ENDPOINT` (blob-storage, token and headers). */
export const managedIdentity: HttpService = (tenant, request) => {
  const asked = parametersOf(request);
  const resource = asked.get("resource") ?? "";
  if (!isAllowed(request)) return jsonAnswer(401, { Message: "Unauthorized (this text is invented)." });
  if (resource === "") return jsonAnswer(400, { Message: "The resource is missing (this text is invented)." });
  const appId = identityAsked(tenant, asked.get("client_id"));
  if (appId === undefined) return jsonAnswer(400, { Message: noIdentity });
  return jsonAnswer(200, {
    access_token: tokenFor(tenant, resource, appId),
    // Not a number: such a text was seen (blob-storage, token and headers).
    expires_on: new Date(tenant.now + 3_600_000).toISOString().replace("T", " ").replace(/\.\d+/, ""),
    resource,
    token_type: "Bearer",
    client_id: appId,
  });
};

/** Its beginning is published (blob-storage, token and headers); what follows the account is not. */
const noIdentity = "No managed identity was found for Automation account rehearsal.";

/** GET has the parameters in its address, POST in a form. */
function parametersOf({ method, url, body }: HttpRequest): URLSearchParams {
  return method.toUpperCase() === "POST" ? new URLSearchParams(body) : new URL(url).searchParams;
}

/** Both forms need `Metadata`; that of today also its header. */
function isAllowed(request: HttpRequest): boolean {
  const header = headerOf(request, "X-IDENTITY-HEADER");
  return (
    headerOf(request, "Metadata")?.toLowerCase() === "true" &&
    (header === undefined || header === identityEndpoint.header)
  );
}

/** The client id of the identity that is meant: the account's own, unless another is named. */
function identityAsked({ identity }: State, clientId: string | null): string | undefined {
  if (clientId === null) return identity.isSwitchedOn ? identity.appId : undefined;
  return identity.userAssigned.find((own) => own.toLowerCase() === clientId.toLowerCase());
}
