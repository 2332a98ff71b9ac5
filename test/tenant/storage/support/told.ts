import type { HttpAnswer } from "../../../../src/tenant/http.ts";

/** What scripts rely on in an answer, alike for every store: neither times nor ids, nor the form of what only goes back and forth. */
export interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly [header: string]: unknown;
}

const compared = [
  "content-md5",
  "x-ms-lease-id",
  "x-ms-lease-time",
  "x-ms-lease-state",
  "x-ms-lease-status",
  "x-ms-lease-duration",
  "x-ms-blob-type",
  "x-ms-meta-sha256",
];
/** Those that are of what is read, and where nothing is read of the answer's own form. */
const ofContent = ["content-type", "content-length"];
/** Azurite tells the prefixes before the blobs, the service all in order: so they are compared apart. */
const listed = { blobs: /<Blob><Name>(.*?)<\/Name>/g, prefixes: /<BlobPrefix><Name>(.*?)<\/Name>/g } as const;
const elements = ["Code", "LeaseState", "LeaseStatus", "Content-Length", "UserSpecifiedMd5", "ServerCalculatedMd5"];

/** @param before the answer to the request before this one */
export function told({ status, headers, body }: HttpAnswer, before: HttpAnswer | undefined): Told {
  const isContent = headers["x-ms-blob-type"] !== undefined;
  const isXml = /^\uFEFF?<\?xml/.test(body);
  const { etag } = headers;
  return {
    status,
    code: headers["x-ms-error-code"],
    etag: etag === undefined ? undefined : /^"0x[0-9A-F]{15,}"$/.test(etag),
    isSameEtag: etag !== undefined && etag === before?.headers["etag"],
    hasDate: headers["last-modified"] !== undefined,
    ...Object.fromEntries([...compared, ...(isContent ? ofContent : [])].map((name) => [name, headers[name]])),
    body: isXml ? elements.map((name) => [name, textsOf(body, name)]) : body,
    ...Object.fromEntries(
      Object.entries(listed).map(([kind, pattern]) => [kind, [...body.matchAll(pattern)].map(([, name]) => name)]),
    ),
    goesOn: isXml ? markerIn(body) !== "" : undefined,
  };
}

const textsOf = (xml: string, name: string): readonly (string | undefined)[] =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map(([, text]) => text);

/** Where the next page of a listing begins. */
export const markerIn = (xml: string): string =>
  (textsOf(xml, "NextMarker")[0] ?? "").replaceAll("&amp;", "&").replaceAll("&lt;", "<");
