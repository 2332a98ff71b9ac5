import { expect, it } from "vitest";
import { readable } from "../../src/rehearse/readable.ts";

const token = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.dW5zaWduZWQ";
const bytes = (text: string | Uint8Array): object => ({ $bytes: Buffer.from(text).toString("base64") });

it.each([
  ["a token", { Headers: { Authorization: `Bearer ${token}`, "x-ms-version": "1" } }],
  ["a token of another form", { Headers: { Authorization: "Bearer 0123abc~_-+/=", "x-ms-version": "1" } }],
])("leaves out %s, and no other header", (_, parameters) => {
  expect(readable(parameters)).toEqual({ Headers: { Authorization: "Bearer (elided)", "x-ms-version": "1" } });
});

it("leaves out tokens in a body and the signature of an address", () => {
  const Uri = "https://contoso.blob.core.windows.net/purges?sv=2024&sig=a%2Bb%3D&se=2026";
  expect(readable({ Uri, Body: bytes(`client_assertion=${token}&client_id=x`), AccessToken: token })).toEqual({
    Uri: "https://contoso.blob.core.windows.net/purges?sv=2024&sig=(elided)&se=2026",
    Body: "client_assertion=(elided)&client_id=x",
    AccessToken: "(elided)",
  });
});

it("writes text as text and times as times, and what is neither as it came", () => {
  const record = '{"target":"Zoë"}';
  const binary = bytes(Uint8Array.of(0xff, 0xfe, 0xfd));
  const given = [bytes(record), binary, { $date: "2026-11-12T07:30:00.0000000Z" }, null, 3, true];
  expect(readable(given)).toEqual([record, binary, "2026-11-12T07:30:00.0000000Z", null, 3, true]);
});
