import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectOfTest, soundProcedure } from "./support/project.ts";

const shipped = readdirSync(new URL("../../runbooks/", import.meta.url)).filter((name) => name.endsWith(".ts"));

it("makes a project that compiles at once", async () => {
  const user = projectOfTest();
  const made = await user.purgebook("init", "purges");
  expect(made.code).toBe(0);
  expect(made.stdout).toContain("purges/package.json\n");
  expect(made.stderr).toBe("Next:\n  cd purges\n  npm install\n  npx purgebook compile\n");
  expect(readdirSync(join(user.root, "purges", "runbooks"))).toEqual(expect.arrayContaining(shipped));
  expect(JSON.parse(user.read("purges/package.json"))).toMatchObject({
    name: "purges",
    type: "module",
    dependencies: { purgebook: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    devDependencies: { "@types/node": expect.any(String) },
  });
  expect(user.read("purges/.gitattributes")).toContain("\n* -text\n");

  const procedure = shipped[0]?.replace(".runbook.ts", "") ?? "";
  const { code, stderr } = await user.purgebook("compile", `purges/runbooks/${procedure}.runbook.ts`, "--unvalidated");
  expect(stderr).toContain("1 runbook compiled");
  expect(code).toBe(0);
});

it("lets a project use the running purgebook until it has installed its own", async () => {
  const user = projectOfTest({ "runbooks/show.runbook.ts": soundProcedure("Show-Mailbox") });
  user.withoutPackage();
  expect(await user.purgebook("compile", "--unvalidated")).toMatchObject({ code: 0 });
});

it("overwrites nothing, and then makes nothing", async () => {
  const user = projectOfTest({ "purges/README.md": "mine\n" });
  const { code, stdout, stderr } = await user.purgebook("init", "purges");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/purges has README\.md already, and init overwrites nothing/);
  expect(readdirSync(join(user.root, "purges"))).toEqual(["README.md"]);
  expect(user.read("purges/README.md")).toBe("mine\n");
});

it("leaves the package.json that npm made, and says what it lacks", async () => {
  const user = projectOfTest({ "package.json": '{ "dependencies": {} }\n' });
  const { code, stderr } = await user.purgebook("init");
  expect(code).toBe(0);
  expect(stderr).toContain("npm pkg set type=module");
  expect(stderr).toContain("npm install --save-dev");
  expect(user.read("package.json")).toBe('{ "dependencies": {} }\n');
  expect(existsSync(join(user.root, "tsconfig.json"))).toBe(true);
});
