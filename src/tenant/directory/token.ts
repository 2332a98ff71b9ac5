import { headerOf, type HttpRequest } from "../http.ts";
import type { State } from "../state.ts";

/** What a token says of itself. */
export interface Claims {
  /** The resource that it is for. */
  readonly aud: string;
  /** The tenant that it is of. */
  readonly tid: string;
  readonly appid: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
  /** Application permissions. */
  readonly roles: readonly string[];
}

/** About an hour (exchange-state 7). */
const lifetime = 3600;

export const graphResource = "https://graph.microsoft.com";

/** A token as Entra issues it: its middle part names the tenant. Nothing signs it; nobody can check a signature here. */
export function tokenFor({ identity, now }: State, resource: string, appid: string = identity.appId): string {
  const iat = Math.floor(now / 1000);
  const claims: Claims = {
    aud: resource,
    tid: identity.tenants.directory,
    appid,
    iat,
    exp: iat + lifetime,
    roles: isSame(resource, graphResource) ? identity.permissions : [],
  };
  return [{ alg: "none", typ: "JWT" }, claims, "unsigned"].map(encoded).join(".");
}

/** The claims of a request's token; undefined where it has none, and null where it is none. */
export function claimsOf(request: HttpRequest): Claims | null | undefined {
  const token = /^Bearer (.+)$/i.exec(headerOf(request, "Authorization") ?? "")?.[1];
  return token === undefined ? undefined : (decoded(token) as Claims | null);
}

/** What the middle part of a token holds; null where it is none. */
export function decoded(token: string): unknown {
  const [, middle, signature, ...more] = token.split(".");
  if (middle === undefined || signature === undefined || signature === "" || more.length > 0) return null;
  try {
    return JSON.parse(Buffer.from(middle, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/** Whether two names mean one resource: a slash at the end makes no difference. */
export const isSame = (one: string, other: string): boolean =>
  one.replace(/\/+$/, "").toLowerCase() === other.replace(/\/+$/, "").toLowerCase();

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString("base64url");
