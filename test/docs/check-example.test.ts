import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectOfTest } from "../commands/support/project.ts";

const section =
  readFileSync(new URL("../../README.md", import.meta.url), "utf8")
    .split(/^## /m)
    .find((text) => text.startsWith("Scripts that you have already")) ?? "";
const [script = "", said = ""] = [...section.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text]) => text);

it("README.md shows what check really says of the script that it shows", async () => {
  const { code, stdout } = await projectOfTest({ "Remove-Leavers.ps1": script }).purgebook(
    "check",
    "Remove-Leavers.ps1",
  );
  expect(code).toBe(1);
  const findings = said.trim().split(/\n(?=Remove-Leavers\.ps1:)/);
  expect(findings).toHaveLength(2);
  for (const finding of findings) expect(`\n${stdout}`).toContain(`\n${finding.trimEnd()}\n`);
});
