import { expect, test } from "vitest";
import { create, list } from "./support/asked.ts";
import { Store } from "./support/store.ts";
import { markerIn } from "./support/told.ts";

const namesIn = (xml: string): readonly (string | undefined)[] =>
  [...xml.matchAll(/<Blob><Name>(.*?)<\/Name>/g)].map(([, name]) => name);

const storeOf = (count: number): Store => {
  const store = new Store();
  const number = (index: number) => String(index).padStart(5, "0");
  for (let index = count; index > 0; index--) store.ask(create(`/runs/purge/${number(index)}.json`));
  return store;
};

test("a listing begins with a byte order mark and tells an empty marker behind the last name", () => {
  const { body, headers } = storeOf(1).ask(list("runs", { prefix: "purge/" }));
  expect(headers["content-type"]).toBe("application/xml");
  expect(body).toMatch(
    /^\uFEFF<\?xml version="1.0" encoding="utf-8"\?><EnumerationResults ServiceEndpoint="https:\/\/devstoreaccount1\.blob\.core\.windows\.net\/" ContainerName="runs"><Prefix>purge\/<\/Prefix><Blobs><Blob><Name>purge\/00001\.json<\/Name><Properties>/,
  );
  expect(body).toContain("<NextMarker /></EnumerationResults>");
});

test("nothing is listed where nothing is", () => {
  const { status, body } = new Store().ask(list("runs", { prefix: "purge/" }));
  expect(status).toBe(200);
  expect(body).toContain("<Blobs /><NextMarker />");
});

// No more than 5000 a page; NextMarker is followed until it is empty (blob-storage, operations).
test.each([{}, { maxresults: "100000" }, { maxresults: "2400" }])(
  "all names come, page by page, in order: %o",
  (query) => {
    const store = storeOf(5001);
    const found: (string | undefined)[] = [];
    let marker = "";
    do {
      const { body } = store.ask(
        list("runs", { prefix: "purge/", delimiter: "/", ...query, ...(marker && { marker }) }),
      );
      const page = namesIn(body);
      expect(page.length).toBeLessThanOrEqual(5000);
      found.push(...page);
      marker = markerIn(body);
    } while (marker !== "");
    expect(found).toHaveLength(5001);
    expect(found).toEqual(found.toSorted());
  },
);

test("what lies deeper is told by where it lies, in its order among the names", () => {
  const store = new Store();
  for (const name of ["a/1.json", "a/b/2.json", "a/b/3.json", "a/c.json", "ab.json"])
    store.ask(create(`/runs/${name}`));
  const { body } = store.ask(list("runs", { prefix: "a/", delimiter: "/" }));
  expect([...body.matchAll(/<Name>(.*?)<\/Name>/g)].map(([, name]) => name)).toEqual(["a/1.json", "a/b/", "a/c.json"]);
});

test("a name with the characters of XML comes back as it is", () => {
  const store = new Store();
  store.ask(create("/runs/a%26b%3C1%3E.json"));
  expect(namesIn(store.ask(list("runs")).body)).toEqual(["a&amp;b&lt;1&gt;.json"]);
});
