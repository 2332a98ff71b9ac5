import { expect, it } from "vitest";
import { EngineFailure, UnreadableScript } from "../../src/engine/engine-failure.ts";
import type { ScriptReading } from "../../src/engine/reading.ts";
import type { EngineSession, ReadRequest } from "../../src/engine/session.ts";
import { survivingSession } from "../../src/engine/surviving-session.ts";

const textOf = (request: ReadRequest): string => ("text" in request ? request.text : "");

/** Engines that answer in turn, and die, with all that is under way, on a text that says so. */
function engines(dies: (text: string) => boolean) {
  const opened: string[][] = [];
  const open = (): EngineSession => {
    const asked: string[] = [];
    opened.push(asked);
    const underWay: {
      readonly text: string;
      readonly resolve: (reading: ScriptReading) => void;
      readonly reject: (error: Error) => void;
    }[] = [];
    let isDead = false;
    const die = (): void => {
      isDead = true;
      for (const { reject } of underWay.splice(0)) reject(new EngineFailure("The engine ended.", "", 134));
    };
    const answerNext = (): void => {
      const next = underWay[0];
      if (next === undefined) return;
      if (dies(next.text)) return die();
      underWay.shift();
      const root = { type: "ScriptBlockAst", start: 0, end: next.text.length };
      next.resolve({ errors: [], comments: [], root });
    };
    return {
      read: (request) =>
        new Promise((resolve, reject) => {
          if (isDead) return reject(new EngineFailure("The engine ended.", "", 134));
          asked.push(textOf(request));
          underWay.push({ text: textOf(request), resolve, reject });
          setTimeout(answerNext, 1);
        }),
      close: async () => {
        if (isDead) throw new EngineFailure("The engine ended.", "", 134);
      },
    };
  };
  return { open, opened };
}

const outcome = (reading: Promise<ScriptReading>): Promise<number | string> =>
  reading.then(
    ({ root }) => root.end,
    (error: Error) => error.name,
  );

it("reads everything with one engine as long as it lives", async () => {
  const { open, opened } = engines(() => false);
  const session = survivingSession(open);
  expect(await Promise.all(["a", "bb", "ccc"].map((text) => outcome(session.read({ text }))))).toEqual([1, 2, 3]);
  await session.close();
  expect(opened).toEqual([["a", "bb", "ccc"]]);
});

it("finds the scripts that end an engine, and reads all others, those that come later too", async () => {
  const { open, opened } = engines((text) => text.startsWith("die"));
  const session = survivingSession(open);
  const texts = ["a", "die1", "bb", "ccc", "die2", "dddd"];
  expect(await Promise.all(texts.map((text) => outcome(session.read({ text }))))).toEqual([
    1,
    "UnreadableScript",
    2,
    3,
    "UnreadableScript",
    4,
  ]);
  expect(await outcome(session.read({ text: "later" }))).toBe(5);
  await session.close();
  // Three engines for single scripts, as two of them ended; each first shows that it lives.
  expect(opened.filter(([first]) => first === "").length).toBe(3);
  await expect(survivingSession(open).read({ text: "die" })).rejects.toThrow(UnreadableScript);
});

it("blames no script where an engine reads none at all", async () => {
  const session = survivingSession(engines(() => true).open);
  await expect(session.read({ text: "a" })).rejects.toThrow(EngineFailure);
  await session.close();
});

it("hands on what the reader itself says of a script", async () => {
  const failing: EngineSession = {
    read: () => Promise.reject(new UnreadableScript("It is odd.")),
    close: () => Promise.resolve(),
  };
  await expect(survivingSession(() => failing).read({ text: "a" })).rejects.toThrow("It is odd.");
});

it("blames no script where no engine reads anything, however many are under way", async () => {
  const session = survivingSession(engines(() => true).open);
  const outcomes = await Promise.all(["a", "b", "c"].map((text) => outcome(session.read({ text }))));
  expect(outcomes).toEqual(["EngineFailure", "EngineFailure", "EngineFailure"]);
  await session.close();
});
