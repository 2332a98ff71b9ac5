import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { acquire, create, get, head, list, mine, put, remove } from "./support/asked.ts";
import { resultOf, Store, writable } from "./support/store.ts";

const blob = "/runs/purge/run-1/0001-target.json";
const immutable = { isImmutable: true, access: "contribute" } as const;

describe("a record", () => {
  test("is there once it is written, as it was sent", () => {
    const store = new Store();
    const text = '{"name":"Zoë 山"}';
    const written = store.ask(create(blob, text));
    expect(resultOf(written)).toBe("201");
    expect(written.headers).toMatchObject({
      etag: expect.stringMatching(/^"0x[0-9A-F]{15,}"$/) as string,
      "last-modified": "Mon, 05 Jan 2026 08:00:00 GMT",
      "content-md5": createHash("md5").update(text, "utf8").digest("base64"),
      "x-ms-request-server-encrypted": "true",
    });
    const read = store.ask(get(blob));
    expect(read.body).toBe(text);
    expect(read.headers).toMatchObject({
      etag: written.headers["etag"],
      "content-type": "application/json; charset=utf-8",
      "content-length": String(Buffer.byteLength(text)),
      "x-ms-blob-type": "BlockBlob",
      "x-ms-lease-state": "available",
      "x-ms-meta-sha256": "0123abcd",
    });
    expect(store.ask(head(blob))).toMatchObject({ status: 200, body: "", headers: { etag: read.headers["etag"] } });
  });

  test("is what happened in the tenant, and nothing else is", () => {
    const store = new Store();
    store.ask(create(blob));
    store.ask(create(blob));
    store.ask(get(blob));
    expect(store.tenant.happened.map(({ of, key, before }) => [of, key, before])).toEqual([
      ["blobs", "runs/purge/run-1/0001-target.json", undefined],
    ]);
  });

  test("gets another ETag with each write, even of the same text at the same time", () => {
    const store = new Store();
    const tags = [put(blob), put(blob), put(blob)].map((asked) => store.ask(asked).headers["etag"]);
    expect(new Set(tags).size).toBe(3);
  });

  // The create-only PUT of an existing blob is 409, not 412 (blob-storage, operations).
  test("is never overwritten by one who would create it", () => {
    const store = new Store();
    store.ask(create(blob, "first"));
    expect(resultOf(store.ask(create(blob, "second")))).toBe("409 BlobAlreadyExists");
    expect(store.ask(get(blob)).body).toBe("first");
  });

  test("is not taken where it was damaged on the way", () => {
    const store = new Store();
    const damaged = store.ask(create(blob, "{}", { "content-md5": "1B2M2Y8AsgTpgAmY7PhCfg==" }));
    expect(resultOf(damaged)).toBe("400 Md5Mismatch");
    expect(resultOf(store.ask(get(blob)))).toBe("404 BlobNotFound");
  });
});

// New names can be written, what is there is neither changed nor deleted (blob-storage, WORM).
describe("a container that is written once", () => {
  test("takes new records and keeps those that it has", () => {
    const store = new Store({ runs: immutable });
    expect(resultOf(store.ask(create(blob, "first")))).toBe("201");
    const etag = store.ask(head(blob)).headers["etag"];
    expect(resultOf(store.ask(put(blob, "second")))).toBe("409 BlobImmutableDueToPolicy");
    expect(resultOf(store.ask(put(blob, "second", { "if-match": etag })))).toBe("409 BlobImmutableDueToPolicy");
    expect(resultOf(store.ask(create(blob, "second")))).toBe("409 BlobAlreadyExists");
    expect(resultOf(store.ask(remove(blob)))).toBe("409 BlobImmutableDueToPolicy");
    expect(store.ask(get(blob)).body).toBe("first");
  });
});

describe("a refusal", () => {
  // From 2017-07-29 the code is also in a header, the only place for HEAD; a byte order mark may come first (blob-storage).
  test("tells its code in the header and in XML behind a byte order mark", () => {
    const store = new Store();
    const { status, headers, body } = store.ask(get(blob, { "x-ms-client-request-id": "mine" }));
    expect(status).toBe(404);
    expect(headers).toMatchObject({
      "content-type": "application/xml",
      "x-ms-error-code": "BlobNotFound",
      "x-ms-client-request-id": "mine",
    });
    expect(body).toBe(
      `\uFEFF<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code><Message>The specified blob does not exist.\nRequestId:${headers["x-ms-request-id"]}\nTime:2026-01-05T08:00:00.0000000Z</Message></Error>`,
    );
    expect(store.ask(head(blob))).toMatchObject({ body: "", headers: { "x-ms-error-code": "BlobNotFound" } });
  });

  test("names the header that is missing", () => {
    const store = new Store();
    expect(store.ask(put(blob, "{}", { "x-ms-blob-type": undefined })).body).toContain(
      "<Code>MissingRequiredHeader</Code>",
    );
    expect(store.ask(put(blob, "{}", { "x-ms-blob-type": undefined })).body).toContain(
      "<HeaderName>x-ms-blob-type</HeaderName>",
    );
  });
});

test.each([
  ["a part of a blob", get(blob, { "x-ms-range": "bytes=0-1" })],
  ["an append blob", put(blob, "", { "x-ms-blob-type": "AppendBlob" })],
  ["another operation", { method: "PUT", path: `${blob}?comp=seal` }],
  ["snapshots", list("runs", { include: "snapshots" })],
])("what the rehearsal does not know of the service it does not make up: %s", (_name, asked) => {
  const store = new Store();
  expect(() => store.ask(asked)).toThrow(/^The rehearsal/);
});

test("the same requests at the same time are answered the same in every rehearsal", () => {
  const answers = () => {
    const store = new Store({ runs: writable });
    return [create(blob), acquire(blob, mine), get(blob), get("/runs/none"), list("runs")].map((asked) =>
      store.ask(asked),
    );
  };
  expect(answers()).toEqual(answers());
});
