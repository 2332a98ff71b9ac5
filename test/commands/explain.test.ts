import { expect, it } from "vitest";
import { explain } from "../../src/commands/explain.ts";
import type { Surroundings } from "../../src/commands/surroundings.ts";
import { projectOfTest, type Project } from "./support/project.ts";

const page = "# needs-guards\n\nIt **must** hold; see `guards`.\n\n```ts\nrun.check();\n```\n";

async function explained(project: Project, code: string, colour: boolean): Promise<string> {
  const said: string[] = [];
  const around = { packageRoot: project.root, result: (text: string) => said.push(text), colour: { result: colour } };
  await explain(code, around as unknown as Surroundings);
  return said.join("");
}

it("prints the page of a code as it stands, whatever the case of the code", async () => {
  const project = projectOfTest({ "docs/rules/needs-guards.md": page });
  expect(await explained(project, "needs-guards", false)).toBe(page);
  expect(await explained(project, "Needs-Guards", false)).toBe(page);
});

it("sets headings and code off on a terminal, without their marks", async () => {
  const project = projectOfTest({ "docs/rules/needs-guards.md": page });
  expect(await explained(project, "needs-guards", true)).toBe(
    "\u001b[1mneeds-guards\u001b[0m\n\nIt \u001b[1mmust\u001b[0m hold; see \u001b[36mguards\u001b[0m.\n\n  \u001b[36mrun.check();\u001b[0m\n",
  );
});

it("asks what an unknown code meant", async () => {
  const project = projectOfTest({ "docs/rules/needs-guards.md": page });
  await expect(explained(project, "need-guards", false)).rejects.toThrow("Did you mean needs-guards?");
  await expect(explained(project, "../../package", false)).rejects.toThrow("No diagnostic has the code ../../package.");
});
