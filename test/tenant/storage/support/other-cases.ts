import { acquire, create, get, list, mine, other, put, renew } from "./asked.ts";
import { tokenOf } from "./store.ts";
import type { Step } from "./step.ts";

/** Requests of which Azurite answers the last otherwise than the service, and what says so. */
export interface OtherCase {
  readonly steps: readonly Step[];
  /** What the service answers. */
  readonly service: string;
  readonly azurite: string;
  readonly because: string;
}

const blob = "/runs/a.json";
const lease = { method: "PUT", path: `${blob}?comp=lease` };
const swagger = "Azurite refuses what its description of the service does not have with no code at all";

export const otherCases: Readonly<Record<string, OtherCase>> = {
  "no kind of blob": {
    steps: [put(blob, "{}", { "x-ms-blob-type": undefined })],
    service: "400 MissingRequiredHeader",
    azurite: "400",
    because: `blob-storage, operations: Put Blob; ${swagger}`,
  },
  "no such kind of blob": {
    steps: [put(blob, "{}", { "x-ms-blob-type": "Fish" })],
    service: "400 InvalidHeaderValue",
    azurite: "400",
    because: swagger,
  },
  "no action on a lease": {
    steps: [create(blob), { ...lease }],
    service: "400 MissingRequiredHeader",
    azurite: "400",
    because: swagger,
  },
  "no such action on a lease": {
    steps: [create(blob), { ...lease, headers: { "x-ms-lease-action": "take" } }],
    service: "400 InvalidHeaderValue",
    azurite: "400",
    because: swagger,
  },
  "no id to renew": {
    steps: [create(blob), { ...lease, headers: { "x-ms-lease-action": "renew" } }],
    service: "400 MissingRequiredHeader",
    azurite: "400",
    because: swagger,
  },
  "a lease for no time": {
    steps: [create(blob), { ...lease, headers: { "x-ms-lease-action": "acquire", "x-ms-proposed-lease-id": mine } }],
    service: "400 MissingRequiredHeader",
    azurite: "201",
    because: "blob-storage, leases: acquire has x-ms-lease-duration, 15..60 or -1",
  },
  "an id that is no GUID": {
    steps: [create(blob), acquire(blob, "mine")],
    service: "400 InvalidHeaderValue",
    azurite: "201",
    because: "blob-storage, leases: x-ms-proposed-lease-id is a GUID; Azurite has it as a TODO",
  },
  "an expired lease, renewed by another": {
    steps: [create(blob), acquire(blob, mine, "15"), 16, renew(blob, other)],
    service: "409 LeaseIdMismatchWithLeaseOperation",
    azurite: "200",
    because: "blob-storage, leases: renew with a foreign id; Azurite does not look at the id of an expired lease",
  },
  "a page of nothing": {
    steps: [list("runs", { maxresults: "0" })],
    service: "400 OutOfRangeQueryParameterValue",
    azurite: "400",
    because: swagger,
  },
  "a page of no number": {
    steps: [list("runs", { maxresults: "many" })],
    service: "400 InvalidQueryParameterValue",
    azurite: "400",
    because: swagger,
  },
  "another verb": {
    steps: [{ ...put(blob), method: "POST" }],
    service: "405 UnsupportedHttpVerb",
    azurite: "400",
    because: swagger,
  },
  "no token": {
    steps: [get(blob, { authorization: undefined })],
    service: "401 NoAuthenticationInformation",
    azurite: "403 AuthorizationFailure",
    because: "blob-storage, errors: 401; Azurite does not challenge (a TODO in its BlobTokenAuthenticator)",
  },
  "a token that is none": {
    steps: [get(blob, { authorization: "Bearer none" })],
    service: "401 InvalidAuthenticationInfo",
    azurite: "403 AuthenticationFailed",
    because: "blob-storage, errors: 401; Azurite does not challenge",
  },
  "an expired token": {
    steps: [get(blob, { authorization: tokenOf(Date.now() - 7_200_000) })],
    service: "401 InvalidAuthenticationInfo",
    azurite: "403 AuthenticationFailed",
    because: "blob-storage, errors: 401; Azurite does not challenge",
  },
  "a token for Graph": {
    steps: [get(blob, { authorization: tokenOf(Date.now(), { aud: "https://graph.microsoft.com/" }) })],
    service: "401 InvalidAuthenticationInfo",
    azurite: "403 AuthenticationFailed",
    because: "blob-storage, errors: 401; Azurite does not challenge",
  },
  "a token of another tenant": {
    steps: [create(blob, "{}", { authorization: tokenOf(Date.now(), { tid: "another" }) })],
    service: "401 InvalidAuthenticationInfo",
    azurite: "201",
    because: "blob-storage, token: taken from the account's tenant alone; Azurite has no tenant",
  },
  "no version": {
    steps: [create(blob, "{}", { "x-ms-version": undefined })],
    service: "403 AuthenticationFailed",
    azurite: "201",
    because:
      "blob-storage, token: with OAuth the version must be 2017-11-09 or later; seen at blog.stigok.com/2022/03/09",
  },
  "a version before tokens": {
    steps: [create(blob, "{}", { "x-ms-version": "2016-05-31" })],
    service: "403 AuthenticationFailed",
    azurite: "201",
    because: "blob-storage, token: with OAuth the version must be 2017-11-09 or later",
  },
  "no date": {
    steps: [create(blob, "{}", { "x-ms-date": undefined })],
    service: "400 MissingRequiredHeader",
    azurite: "201",
    because: "blob-storage, token: every call has x-ms-date",
  },
};
