import type { Asked } from "./store.ts";

/** The requests that runbooks make of the store. */
export const put = (path: string, body = "{}", headers: Asked["headers"] = {}): Asked => ({
  method: "PUT",
  path,
  body,
  headers: { "x-ms-blob-type": "BlockBlob", "content-type": "application/json; charset=utf-8", ...headers },
});

export const create = (path: string, body = "{}", headers: Asked["headers"] = {}): Asked =>
  put(path, body, { "if-none-match": "*", "x-ms-meta-sha256": "0123abcd", ...headers });

export const get = (path: string, headers: Asked["headers"] = {}): Asked => ({ path, headers });

export const head = (path: string): Asked => ({ method: "HEAD", path });

export const remove = (path: string, headers: Asked["headers"] = {}): Asked => ({ method: "DELETE", path, headers });

export const list = (container: string, query: Readonly<Record<string, string>> = {}): Asked => ({
  path: `/${container}?${new URLSearchParams({ restype: "container", comp: "list", ...query }).toString()}`,
});

export const mine = "11111111-1111-1111-1111-111111111111";
export const other = "22222222-2222-2222-2222-222222222222";

/** An action on the lease of a blob, with headers named without their `x-ms-lease-`. */
const lease = (path: string, action: string, headers: Asked["headers"]): Asked => ({
  method: "PUT",
  path: `${path}?comp=lease`,
  headers: { "x-ms-lease-action": action, ...headers },
});

export const acquire = (path: string, id: string, duration = "60"): Asked =>
  lease(path, "acquire", { "x-ms-lease-duration": duration, "x-ms-proposed-lease-id": id });

export const renew = (path: string, id: string): Asked => lease(path, "renew", { "x-ms-lease-id": id });

export const release = (path: string, id: string): Asked => lease(path, "release", { "x-ms-lease-id": id });

export const change = (path: string, from: string, to: string): Asked =>
  lease(path, "change", { "x-ms-lease-id": from, "x-ms-proposed-lease-id": to });

export const breakLease = (path: string, period?: string): Asked =>
  lease(path, "break", { "x-ms-lease-break-period": period });
