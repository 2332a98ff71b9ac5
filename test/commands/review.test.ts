import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { git, hostile, reviewedProject } from "../review/support/reviewed-project.ts";
import type { Project } from "./support/project.ts";

let project: Project;

beforeAll(async () => {
  project = await reviewedProject();
});
afterAll(() => project.remove());

const pageOf = (name: string): string => project.read(`review/${name}.html`);

/** What a page says between its heading of a section and the next, without markup. */
function section(page: string, id: string): string {
  const [, part = ""] = page.split(`<h2 id="${id}">`);
  return (part.split("</section>")[0] ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

it("writes an index, what must be looked at again first, and two pages for each runbook", async () => {
  const { code, stdout, stderr } = await project.purgebook("review", "--reports", "rehearsals");
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: "review/index.html\n",
    stderr: "3 runbooks on 7 pages in review, 2 to be looked at.\n",
  });
  const index = pageOf("index");
  const order = [...index.matchAll(/<th scope="row"><a href="([\w-]+)\.html">/g)].map(([, name]) => name);
  expect(order).toEqual(["Remove-Mailbox1", "Show-Mailbox2", "Show-Mailbox1"]);
  expect(section(index, "group-stale")).toContain("Remove-Mailbox -PermanentlyDelete");
  expect(section(index, "group-stale")).toContain("ada@contoso.com approved it under CHG-1");
});

it("says on top what has come to destroy since the approval, and shows the approved text beside the one of now", () => {
  const page = pageOf("Remove-Mailbox1");
  const changes = section(page, "changes");
  expect(changes).toMatch(
    /^What changed since it was approved New commands that destroy or change Destroys Remove-Mailbox -PermanentlyDelete on one soft-deleted mailbox Procedure: runbooks\/purge\.runbook\.ts/,
  );
  expect(changes).toContain("- run.findOne(&quot;Find it&quot;");
  expect(changes).toContain("Script Script: lines that were removed and added");
  expect(changes).toContain("Permissions Permissions: lines");
});

it("gives the command that approves exactly what the page shows", async () => {
  const [, command = ""] = /npx purgebook (approve [^<]+)/.exec(pageOf("Remove-Mailbox1")) ?? [];
  const given = command.replace("&lt;the change&gt;", "CHG-2").replace("&lt;your name&gt;", "ada").split(" ");
  const { code, stdout } = await project.purgebook(...given);
  expect(code).toBe(0);
  expect((await project.purgebook("review")).stderr).toContain("1 to be looked at");
  expect(pageOf("Remove-Mailbox1")).toContain("ada approved it under CHG-2");
  rmSync(join(project.root, stdout.trim()));
});

it("shows the rehearsals of the very script, and says where there is none", async () => {
  expect(section(pageOf("Remove-Mailbox1"), "rehearsals")).toContain("No report of a rehearsal was found");
  await project.purgebook("review", "--reports", "rehearsals");
  expect(section(pageOf("Remove-Mailbox1"), "rehearsals")).toContain("It ran this very script, byte for byte.");
  expect(section(pageOf("Show-Mailbox1"), "rehearsals")).toContain("No report of a rehearsal was found");
});

it("escapes whatever an author writes", () => {
  const page = pageOf("Remove-Mailbox1");
  expect(page).not.toContain("<script");
  expect(page).not.toContain("<img");
  expect(page).not.toContain(hostile);
});

it("removes its own page of what is no longer there, and no other", async () => {
  project.write({
    "review/Gone.html": '<meta name="generator" content="purgebook review">',
    "review/notes.html": "<p>Notes of a reviewer</p>",
  });
  await project.purgebook("review");
  expect(["Gone", "notes"].map((name) => existsSync(join(project.root, "review", `${name}.html`)))).toEqual([
    false,
    true,
  ]);
});

it("says plainly that the history does not have the approved text", async () => {
  git(project, "checkout", "-q", "--orphan", "without-history");
  git(project, "commit", "-qm", "All at once");
  await project.purgebook("review");
  const changes = section(pageOf("Remove-Mailbox1"), "changes");
  expect(changes).toContain("The approved review sheet is not in the history of the repository,");
  expect(changes).toContain("does not have the approved text of: The procedure, Script, Permissions.");
});

it("writes nothing where the output is not what its sources compile to", async () => {
  const before = pageOf("Remove-Mailbox1");
  project.write({ "out/Remove-Mailbox1.ps1": `${project.read("out/Remove-Mailbox1.ps1")}# more\n` });
  const { code, stderr } = await project.purgebook("review");
  expect(code).toBe(1);
  expect(stderr).toContain("error output-differs: out/Remove-Mailbox1.ps1");
  expect(stderr).toContain("Nothing was written.");
  expect(pageOf("Remove-Mailbox1")).toBe(before);
  expect((await project.purgebook("review", "--reports", "nowhere")).stderr).toContain("error cannot-read: nowhere");
  expect((await project.purgebook("review", "--compiled", "nothing")).stderr).toContain(
    "nothing/manifest.json is missing",
  );
});
