import type { HttpAnswer, HttpRequest } from "../../../../src/tenant/http.ts";
import { identityOfRunbooks } from "../../../../src/tenant/identity.ts";
import { newSession } from "../../../../src/tenant/session/session.ts";
import { defaultSettings } from "../../../../src/tenant/settings.ts";
import type { Container, State } from "../../../../src/tenant/state.ts";
import { blobService } from "../../../../src/tenant/storage/blob-service.ts";
import { Tenant } from "../../../../src/tenant/tenant.ts";

export const tenantId = "77777777-7777-7777-7777-777777777777";
export const account = "devstoreaccount1";
export const writable: Container = { isImmutable: false, access: "contribute" };

/** What a test asks; a header that is undefined is not sent. */
export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** A token as Microsoft Entra ID would give it, signed by nobody. */
export function tokenOf(now: number, claims: object = {}): string {
  const seconds = Math.floor(now / 1000);
  const usual = {
    aud: "https://storage.azure.com/",
    iss: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    iat: seconds,
    nbf: seconds - 60,
    exp: seconds + 3600,
  };
  return `Bearer ${encoded({ typ: "JWT", alg: "none" })}.${encoded({ ...usual, ...claims })}.x`;
}

/** A request with what every request needs, to an account whose address begins so. */
export function requestTo(
  base: string,
  now: number,
  { method = "GET", path, headers = {}, body = "" }: Asked,
): HttpRequest {
  const all = {
    authorization: tokenOf(now),
    "x-ms-version": "2023-11-03",
    "x-ms-date": new Date(now).toUTCString(),
    ...headers,
  };
  const sent = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { method, url: `${base}${path}`, headers: Object.fromEntries(sent), body };
}

/** A store in virtual time. */
export class Store {
  readonly tenant: Tenant;

  constructor(containers: Readonly<Record<string, Container>> = { runs: writable }, now = Date.UTC(2026, 0, 5, 8)) {
    const empty = new Map<string, never>();
    const objects: State["objects"] = {
      mailboxes: empty,
      users: empty,
      domains: empty,
      policies: empty,
      cases: empty,
      searches: empty,
      requests: empty,
      publicFolders: empty,
      recipients: empty,
      containers: new Map(Object.entries(containers)),
      blobs: empty,
    };
    const organization = "contoso.onmicrosoft.com";
    this.tenant = new Tenant({
      now,
      organization,
      tenantId,
      organizationHolds: [],
      settings: defaultSettings,
      identity: identityOfRunbooks(tenantId),
      session: newSession,
      objects,
    });
  }

  ask(asked: Asked): HttpAnswer {
    const { state } = this.tenant;
    const answer = blobService(state, requestTo(`https://${account}.blob.core.windows.net`, state.now, asked));
    this.tenant.apply(answer.changes);
    return answer;
  }

  wait(seconds: number): void {
    this.tenant.advance(seconds * 1000);
  }
}

/** What an answer comes to: its status and the code of its error. */
export const resultOf = ({ status, headers }: HttpAnswer): string =>
  [status, headers["x-ms-error-code"] ?? ""].join(" ").trimEnd();
