import { claimsOf, type Claims } from "../directory/token.ts";
import type { HttpRequest } from "../http.ts";
import type { Container, State } from "../state.ts";
import { failed, invalidHeader, missingHeader, type Failure } from "./errors.ts";

/** The first version that takes a token (blob-storage, token and headers). */
const firstVersion = "2017-11-09";
/** The last one that Azurite 3.37 knows. */
const lastVersion = "2026-06-06";

/** Why a request is not let in: its version, its time or its token. */
export const refusedEntry = (tenant: State, request: HttpRequest): Failure | undefined =>
  refusedToken(tenant, request) ??
  refusedVersion(request.headers["x-ms-version"] ?? "") ??
  refusedTime(request.headers);

/** Every call says when it is made (blob-storage, token and headers). What the service says otherwise is not known: this answer is invented. */
const refusedTime = (headers: HttpRequest["headers"]): Failure | undefined =>
  headers["x-ms-date"] === undefined && headers["date"] === undefined ? missingHeader("x-ms-date") : undefined;

const refusedVersion = (version: string): Failure | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(version) && version <= lastVersion ? undefined : invalidHeader("x-ms-version", version);

/** Without a version the oldest is meant, which knows no tokens (blog.stigok.com/2022/03/09). */
function refusedToken(tenant: State, request: HttpRequest): Failure | undefined {
  if (request.headers["authorization"] === undefined) return failed("NoAuthenticationInformation");
  if ((request.headers["x-ms-version"] ?? "") < firstVersion) {
    return failed("AuthenticationFailed", {
      AuthenticationErrorDetail: "Authentication scheme Bearer is not supported in this version.",
    });
  }
  const reason = reasonAgainst(claimsOf(request) ?? {}, tenant);
  return reason === undefined ? undefined : failed("InvalidAuthenticationInfo", { AuthenticationErrorDetail: reason });
}

/** The audience is https://storage.azure.com/ for any account, with or without the slash; the tenant is that of the account (blob-storage, token and headers). The texts are from memory. */
function reasonAgainst({ aud, tid, exp }: Partial<Claims>, { now, tenantId }: State): string | undefined {
  if (typeof aud !== "string" || typeof exp !== "number") return "Authentication scheme Bearer is not supported.";
  if (!/^https:\/\/storage\.azure\.com\/?$/i.test(aud)) return "Audience validation failed. Audience did not match.";
  if (typeof tid !== "string" || tid.toLowerCase() !== tenantId.toLowerCase()) {
    return "Issuer validation failed. Issuer did not match.";
  }
  return exp * 1000 <= now ? "Lifetime validation failed. The token is expired." : undefined;
}

/** Why a role does not allow a method on a container. What is not reading needs the contributor's (blob-storage, WORM: role). */
export function refusedRole({ access }: Container, method: string): Failure | undefined {
  const isAllowed = access === "contribute" || (access === "read" && (method === "GET" || method === "HEAD"));
  return isAllowed ? undefined : failed("AuthorizationPermissionMismatch");
}
