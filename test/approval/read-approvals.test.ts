import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { approvalFile, approvalOf } from "../../src/approval/approval.ts";
import { recordText } from "../../src/approval/record.ts";
import { readApprovals } from "../../src/approval/read-approvals.ts";
import { entryOf } from "./support/entry.ts";

const decision = { author: "Grace", reviewer: "Ada", ticket: "CHG-1", time: new Date("2026-01-31T09:30:00Z") };
const approval = approvalOf(entryOf(), decision);
const name = approvalFile(approval.runbook, approval.script.hash);

/** The folder of a project that has these files in approvals/. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "purgebook-approvals-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, "approvals", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return root;
}

it("finds the records of a project, and none where there is no folder", async () => {
  const root = projectWith({ [name]: recordText(approval), allowed_signers: "", "README.md": "# Approvals\n" });
  expect(await readApprovals(root, undefined)).toEqual({
    approvals: [{ name, approval, isSigned: false }],
    diagnostics: [],
  });
  expect(await readApprovals(projectWith({}), undefined)).toEqual({ approvals: [], diagnostics: [] });
});

const other = `Remove-It/${"0".repeat(64)}.json`;

it.each([
  ["what is no JSON", name, "{ nonsense", "in JSON at position 2"],
  ["an empty file", name, "", "JSON"],
  ["another document", name, "{}\n", "schema: "],
  ["a field too many", name, recordText({ ...approval, note: "and more" } as never), "note"],
  ["a ticket that leads elsewhere", name, recordText({ ...approval, ticket: "../CHG" }), "no reference of a change"],
  ["a copy in the place of another", other, recordText(approval), `it approves Remove-It ${approval.script.hash}`],
  ["one person in both parts", name, recordText({ ...approval, reviewer: "GRACE" }), "are one person"],
])("lets nobody rely on %s", async (_, file, text, said) => {
  const { approvals, diagnostics } = await readApprovals(projectWith({ [file]: text }), undefined);
  expect(approvals).toEqual([]);
  expect(diagnostics).toMatchObject([
    { code: "invalid-approval", message: expect.stringContaining(`approvals/${file} proves nothing`) },
  ]);
  expect(diagnostics[0]?.message).toContain(said);
});

it("follows no link", async () => {
  const root = projectWith({ "elsewhere.txt": recordText(approval), "Remove-It/README.md": "" });
  symlinkSync(join(root, "approvals", "elsewhere.txt"), join(root, "approvals", name));
  expect((await readApprovals(root, undefined)).diagnostics).toMatchObject([{ code: "invalid-approval" }]);
});
