import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HttpAnswer } from "../../../src/tenant/http.ts";
import { startAzurite, type Azurite } from "./support/azurite.ts";
import { otherCases } from "./support/other-cases.ts";
import { sameClaims } from "./support/same-claims.ts";
import { sameRecords } from "./support/same-records.ts";
import type { Step } from "./support/step.ts";
import { resultOf, Store, writable, type Asked } from "./support/store.ts";
import { told } from "./support/told.ts";

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

/** What the store of the tenant and Azurite answer to the same requests, in a container of their own. */
async function answersTo(container: string, steps: readonly Step[]) {
  await azurite.ask({ method: "PUT", path: `/${container}?restype=container` });
  const store = new Store({ [container]: writable }, Date.now());
  const own = (asked: Asked): Asked => ({ ...asked, path: asked.path.replace(/^\/runs(?=[/?])/, `/${container}`) });
  const answers: { readonly asked: Asked; readonly ours: HttpAnswer; readonly theirs: HttpAnswer }[] = [];
  for (const step of steps) {
    if (typeof step === "number") {
      store.wait(step);
      await setTimeout(step * 1000);
      continue;
    }
    const last = answers.at(-1);
    const askedBy = (before: HttpAnswer | undefined): Asked =>
      own(typeof step === "function" ? step(before as HttpAnswer) : step);
    answers.push({
      asked: askedBy(last?.ours),
      ours: store.ask(askedBy(last?.ours)),
      theirs: await azurite.ask(askedBy(last?.theirs)),
    });
  }
  return answers;
}

describe.concurrent("the store answers as Azurite does", () => {
  test.each(
    Object.entries({ ...sameRecords, ...sameClaims }).map(
      ([name, steps], index) => [name, steps, `same-${index}`] as const,
    ),
  )("%s", async (_name, steps, container) => {
    const answers = await answersTo(container, steps);
    const toldBy = (side: "ours" | "theirs") =>
      answers.map(({ asked, [side]: answer }, index) => ({
        request: `${asked.method ?? "GET"} ${asked.path.replace(/marker=.*/, "")} ${asked.headers?.["x-ms-lease-action"] ?? ""}`,
        ...told(answer, answers[index - 1]?.[side]),
      }));
    expect(toldBy("ours")).toEqual(toldBy("theirs"));
  });
});

// Should Azurite come to answer as the service does, its case belongs to those above.
describe.concurrent("the store answers as the service does, and Azurite otherwise", () => {
  test.each(Object.entries(otherCases).map(([name, other], index) => [name, other, `other-${index}`] as const))(
    "%s",
    async (_name, { steps, service, azurite: emulated, because }, container) => {
      const last = (await answersTo(container, steps)).at(-1);
      expect(last && resultOf(last.ours), because).toBe(service);
      expect(last && resultOf(last.theirs), because).toBe(emulated);
    },
  );
});
