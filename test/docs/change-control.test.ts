import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readManifest } from "../../src/emit/manifest.ts";
import { projectOfTest, type Project } from "../commands/support/project.ts";
import { blocksOf, commandIn, filesIn } from "./support/blocks.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/change-control.md"), "utf8");
const blocks = blocksOf(page);
const name = "Remove-SoftDeletedMailboxBatch";
const procedure = "runbooks/remove-soft-deleted-mailbox-batch.runbook.ts";

const commands = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => commandIn(text).split("\n"))
  // The window of the page is to come, whenever this runs.
  .map((command) => command.replaceAll("2027", String(new Date().getFullYear() + 1)));

function commit(project: Project): void {
  const identity = ["-c", "user.name=Grace Hopper", "-c", "user.email=grace@contoso.com"];
  for (const words of [
    ["add", "runbooks", "out"],
    ["commit", "-qm", "Change it"],
  ])
    execFileSync("git", [...identity, ...words], { cwd: project.root, stdio: "ignore" });
}

/** What a reader has to put into a command. */
function filled(command: string, project: Project): readonly string[] {
  const hash = (): string => readManifest(project.read("out/manifest.json")).runbooks[0]?.script.hash ?? "";
  const words = command
    .replace(/<the hash on the page>/, hash)
    .replace("~/.ssh/id_ed25519", "ada")
    .match(/'[^']*'|\S+/g);
  return (words ?? []).map((word) => word.replaceAll("'", ""));
}

it("leads from an edit to the files for an import, by the commands that it shows", async () => {
  const project = projectOfTest(filesIn(blocks));
  cpSync(join(root, procedure), join(project.root, procedure));
  execFileSync("git", ["init", "-q"], { cwd: project.root });
  expect(page).toContain("`default` of `MaxTargets` from 100 to 50");
  project.write({ [procedure]: project.read(procedure).replace("default: 100", "default: 50") });
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ada", "-f", join(project.root, "ada")]);

  const ran: string[] = [];
  for (const command of commands) {
    const [npx, purgebook, verb = "", ...words] = filled(command, project);
    expect([npx, purgebook]).toEqual(["npx", "purgebook"]);
    if (verb === "approve" && !ran.includes(verb)) commit(project);
    if (verb === "verify") project.write({ "approvals/allowed_signers": `ada@contoso.com ${project.read("ada.pub")}` });
    const { code, stderr } = await project.purgebook(verb, ...words);
    expect(code, `${command}\n${stderr}`).toBe(0);
    ran.push(verb);
    if (verb === "seal") {
      const [line = ""] = blocks.filter(({ text }) => text.startsWith("sealed/")).map(({ text }) => text);
      expect(stderr.replaceAll(/\b2\d{3}-/g, "2027-")).toContain(line.trim());
    }
  }
  expect([...new Set(ran)]).toEqual(["compile", "check", "rehearse", "review", "approve", "verify", "seal", "azure"]);
  expect(existsSync(join(project.root, `sealed/CHG-1/${name}.ps1`))).toBe(true);
  expect(project.read("out/azure/import.sh")).toContain(`${name}-CHG-1`);
});
