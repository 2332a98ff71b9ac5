import type { HttpAnswer } from "../../../../src/tenant/http.ts";
import { acquire, create, get, head, list, mine, put, remove } from "./asked.ts";
import type { Step } from "./step.ts";
import { markerIn } from "./told.ts";

const blob = "/runs/purge/run-1/0001-target.json";
const none = "/runs/none.json";
const zeroMd5 = "AAAAAAAAAAAAAAAAAAAAAA==";
const emptyMd5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
const ofBraces = "mZFLkyvTelC5g8XnyQrpOw==";

const pages = (query: Readonly<Record<string, string>>, count: number): readonly Step[] => [
  list("runs", query),
  ...Array.from(
    { length: count - 1 },
    () =>
      ({ body }: HttpAnswer) =>
        list("runs", { ...query, marker: markerIn(body) }),
  ),
];

const listed = ["a/1.json", "a/2 & ü.json", "a/deep/3.json", "a/deep/4.json", "a/z.json", "ab.json", "b/5.json"];

/** What the service and Azurite answer alike about records. */
export const sameRecords: Readonly<Record<string, readonly Step[]>> = {
  "a record is created once, and read": [
    create(blob),
    create(blob),
    create(blob, "other"),
    get(blob),
    head(blob),
    get(none),
    head(none),
  ],
  "a record in any script": [create(blob, '{"name":"Zoë 山"}'), get(blob), head(blob)],
  "an empty record": [create(blob, "", { "content-md5": emptyMd5 }), get(blob), head(blob)],
  "a record without a type of content": [put(blob, "x", { "content-type": undefined }), head(blob)],
  "the MD5 of a record": [
    create(blob, "{}", { "content-md5": zeroMd5 }),
    create(blob, "{}", { "content-md5": "AAAA" }),
    create(blob, "{}", { "content-md5": "no MD5 at all, not even one!" }),
    create(blob, "{}", { "x-ms-blob-content-md5": zeroMd5, "content-md5": ofBraces }),
    head(blob),
    create(blob, "{}", { "content-md5": ofBraces }),
  ],
  "metadata by a name that is none": [create(blob, "{}", { "x-ms-meta-a-b": "1" }), head(blob)],
  "a container that is not there": [
    create("/nowhere/a.json"),
    get("/nowhere/a.json"),
    head("/nowhere/a.json"),
    list("nowhere"),
    acquire("/nowhere/a.json", mine),
    remove("/nowhere/a.json"),
  ],
  "a record is overwritten by one who knows it": [
    put(blob, "1"),
    put(blob, "2"),
    put(blob, "3", { "if-match": '"0x8D0000000000000"' }),
    head(blob),
    ({ headers }) => put(blob, "4", { "if-match": headers["etag"] }),
    ({ headers }) => put(blob, "5", { "if-none-match": headers["etag"] }),
    put(blob, "6", { "if-match": '"0x1","0x2"' }),
    put(none, "7", { "if-match": "*" }),
    put(blob, "8", { "if-match": "*" }),
    get(blob),
  ],
  "a record is read on a condition": [
    create(blob),
    ({ headers }) => get(blob, { "if-none-match": headers["etag"] }),
    get(blob, { "if-none-match": '"0x1"' }),
    ({ headers }) => get(blob, { "if-match": headers["etag"] }),
    get(blob, { "if-match": '"0x1"' }),
    get(blob, { "if-none-match": "*" }),
    get(none, { "if-match": "*" }),
  ],
  "a record is deleted": [create(blob), remove(blob, { "if-match": '"0x1"' }), remove(blob), remove(blob), get(blob)],
  "records are listed": [
    ...listed.map((name) => create(`/runs/${name.split("/").map(encodeURIComponent).join("/")}`, name)),
    list("runs"),
    list("runs", { prefix: "a" }),
    list("runs", { prefix: "a/", delimiter: "/" }),
    list("runs", { delimiter: "/" }),
    list("runs", { prefix: "none" }),
    ...pages({ maxresults: "3" }, 3),
    ...pages({ prefix: "a/", delimiter: "/", maxresults: "1" }, 4),
  ],
};
