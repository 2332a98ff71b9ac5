import { join } from "node:path";
import { expect, it } from "vitest";
import { loadProcedures, type LoadedFile } from "../../src/load/load-procedures.ts";
import { projectOfTest, soundProcedure, type Project } from "../commands/support/project.ts";

async function load(project: Project, names: readonly string[], patience?: number): Promise<readonly LoadedFile[]> {
  const paths = names.map((name) => join(project.root, "runbooks", `${name}.runbook.ts`));
  const options = { root: project.root, say: () => {}, ...(patience === undefined ? {} : { patience }) };
  const loaded: LoadedFile[] = [];
  for await (const file of loadProcedures(paths, options)) loaded.push(file);
  return loaded;
}

it.each(["while (true) {}", "setInterval(() => {}, 1000); await new Promise(() => {});"])(
  "gives up on a procedure that does not come to an end, and goes on with the next: %s",
  async (text) => {
    const project = projectOfTest({
      "runbooks/endless.runbook.ts": text,
      "runbooks/sound.runbook.ts": soundProcedure("Show-Mailbox"),
    });
    const [endless, sound] = await load(project, ["endless", "sound"], 5_000);
    expect(endless?.loaded.diagnostics).toMatchObject([
      { code: "load-failed", place: { file: "runbooks/endless.runbook.ts", line: 1, column: 1 } },
    ]);
    expect(endless?.loaded.diagnostics[0]?.message).toContain("it did not come to an end in time");
    expect(sound?.loaded.procedure?.name).toBe("Show-Mailbox");
  },
);

it("keeps from the compiler and from each other what procedures do to what they share", async () => {
  const project = projectOfTest({
    "runbooks/vandal.runbook.ts": `Object.prototype.toString = () => "broken";\nArray.prototype.map = () => [];\nexport default 1;\n`,
  });
  await load(project, ["vandal"]);
  expect([1].map((one) => one + 1)).toEqual([2]);
});

it("gives frozen data, with the files that a procedure imports as its sources, by name", async () => {
  const project = projectOfTest({
    "runbooks/one.runbook.ts": `import "./parts/a.ts";\n${soundProcedure("Show-One")}`,
    "runbooks/two.runbook.ts": soundProcedure("Show-Two"),
    "runbooks/parts/a.ts": 'import "./b.ts";\n',
    "runbooks/parts/b.ts": "export {};\n",
  });
  const [one, two] = await load(project, ["one", "two"]);
  expect(one?.sources.map(({ file }) => file)).toEqual([
    "runbooks/one.runbook.ts",
    "runbooks/parts/a.ts",
    "runbooks/parts/b.ts",
  ]);
  expect(two?.sources.map(({ file }) => file)).toEqual(["runbooks/two.runbook.ts"]);
  expect(Object.isFrozen(one?.loaded.procedure?.steps[0])).toBe(true);
});

it("counts a file outside of the project as a source too, but no package", async () => {
  const project = projectOfTest({
    "inner/runbooks/one.runbook.ts": `import "../../shared.ts";\nimport "some-package";\n${soundProcedure("Show-One")}`,
    "shared.ts": "export {};\n",
    "node_modules/some-package/index.js": "",
    "node_modules/some-package/package.json": '{ "name": "some-package", "main": "index.js" }',
  });
  const inner = { ...project, root: join(project.root, "inner") };
  const [one] = await load(inner, ["one"]);
  expect(one?.sources.map(({ file }) => file)).toEqual(["../shared.ts", "runbooks/one.runbook.ts"]);
});

it("shares a file between procedures, as a source of each", async () => {
  const project = projectOfTest({
    "runbooks/one.runbook.ts": `import "./parts/a.ts";\n${soundProcedure("Show-One")}`,
    "runbooks/two.runbook.ts": `import "./parts/a.ts";\n${soundProcedure("Show-Two")}`,
    "runbooks/parts/a.ts": 'import "./b.ts";\n',
    "runbooks/parts/b.ts": "export {};\n",
  });
  const [one, two] = await load(project, ["one", "two"]);
  expect(two?.sources.slice(0, 2)).toEqual(one?.sources.slice(1));
});

it("gives the same hash of a source whatever its line ends", async () => {
  const text = soundProcedure("Show-One");
  const project = projectOfTest({
    "runbooks/unix.runbook.ts": text,
    "runbooks/windows.runbook.ts": text.replaceAll("\n", "\r\n"),
  });
  const [unix, windows] = await load(project, ["unix", "windows"]);
  expect(windows?.sources[0]?.sha256).toBe(unix?.sources[0]?.sha256);
});

it("refuses an id that is to differ from no parameter", async () => {
  const project = projectOfTest({
    "runbooks/one.runbook.ts": soundProcedure("Show-One").replace(
      /param\.exchangeGuid\(("[^"]*")\)/,
      'param.exchangeGuid($1, { differsFrom: "Nobody" })',
    ),
  });
  const [one] = await load(project, ["one"]);
  expect(one?.loaded.diagnostics).toMatchObject([
    { code: "invalid-definition", message: expect.stringContaining("differ from Nobody, which is no parameter") },
  ]);
});
