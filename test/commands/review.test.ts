import { chmodSync, existsSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { git, hostile, reviewedProject, sealedFile, target } from "../review/support/reviewed-project.ts";
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
    stderr: "4 runbooks on 9 pages in review, 2 to be looked at.\n",
  });
  const index = pageOf("index");
  const order = [...index.matchAll(/<th scope="row"><a href="([\w-]+)\.html">/g)].map(([, name]) => name);
  expect(order).toEqual(["Remove-Mailbox1", "Show-Mailbox2", "Remove-Mailbox2", "Show-Mailbox1"]);
  expect(section(index, "group-stale")).toContain("New: destroys Remove-Mailbox -PermanentlyDelete");
  expect(section(index, "group-stale")).toContain("ada@contoso.com approved it under CHG-1");
});

it("takes the reports from wherever they are kept", async () => {
  const elsewhere = join(project.root, "rehearsals");
  expect(await project.purgebook("review", "--reports", elsewhere)).toMatchObject({ code: 0 });
});

it("folds what is approved and unchanged, and nothing else", () => {
  const [open = "", folded = ""] = pageOf("index").split("<details>");
  const names = (html: string): readonly string[] =>
    [...html.matchAll(/<th scope="row"><a href="([\w-]+)\.html">/g)].map(([, name = ""]) => name);
  expect(names(open)).toEqual(["Remove-Mailbox1", "Show-Mailbox2"]);
  expect(names(folded.split("</details>")[0] ?? "")).toEqual(["Remove-Mailbox2", "Show-Mailbox1"]);
  expect(section(pageOf("Show-Mailbox1"), "hash")).toContain("there is nothing to look at again");
  expect(section(pageOf("Show-Mailbox1"), "hash")).not.toContain("npx purgebook approve");
});

it("says on top what has come to destroy since the approval, and shows the approved text beside the one of now", () => {
  const page = pageOf("Remove-Mailbox1");
  const changes = section(page, "changes");
  expect(changes).toMatch(
    /^What changed since it was approved New commands that destroy or change Destroys Remove-Mailbox -PermanentlyDelete on one soft-deleted mailbox Procedure: runbooks\/purge\.runbook\.ts/,
  );
  expect(changes).toContain("- run.findOne(&quot;Find it&quot;");
  expect(changes).toMatch(/Script \d+ lines added, \d+ removed Script: lines that were removed and added/);
  expect(changes).toContain("Script: functions of the compiler that it calls");
  expect(changes).toMatch(/Permissions \d+ lines added, \d+ removed Permissions: lines/);
  expect(changes).toContain("$fresh | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop");
});

it("says in words what a step refuses, and what it does", () => {
  const steps = section(pageOf("Remove-Mailbox2"), "steps");
  expect(steps).toContain("It goes on only where all of this is so: No hold of any kind is on it");
  expect(steps).toContain("It purges the mailbox with everything in it, its archive included.");
});

it("gives the command that approves exactly what the page shows", async () => {
  const [, command = ""] = /npx purgebook (approve [^<]+)/.exec(pageOf("Remove-Mailbox1")) ?? [];
  const given = command.replace("&lt;the change&gt;", "CHG-2").replace("&lt;your name&gt;", "ada").split(" ");
  const { code, stdout } = await project.purgebook(...given);
  expect(code).toBe(0);
  expect((await project.purgebook("review")).stderr).toContain("1 to be looked at");
  expect(pageOf("index")).not.toContain('id="group-stale"');
  expect(pageOf("Remove-Mailbox1")).toContain("ada approved it under CHG-2");
  rmSync(join(project.root, stdout.trim()));
});

it("shows the rehearsals of the very script, and says where there is none", async () => {
  expect(section(pageOf("Remove-Mailbox1"), "rehearsals")).toContain("No report of a rehearsal was found");
  await project.purgebook("review", "--reports", "rehearsals");
  expect(section(pageOf("Remove-Mailbox1"), "rehearsals")).toContain("It ran this very script, byte for byte.");
  expect(section(pageOf("Show-Mailbox1"), "rehearsals")).toContain("No report of a rehearsal was found");
});

it("shows what a script is sealed for, and whether that holds", async () => {
  const sealed = section(pageOf("Remove-Mailbox2"), "seals");
  expect(sealed).toContain(
    `CHG-7 Holds It is to the byte what its record derives from the approved script. Script ${sealedFile}`,
  );
  expect(sealed).toContain("from 2100-01-31 22:00 UTC until 2100-02-01 02:00 UTC");
  expect(sealed).toContain("1 target, at most 1 in a run Organization contoso.onmicrosoft.com");
  expect(sealed).toContain(target);
  expect(section(pageOf("index"), "seals")).toContain("2100-02-01 02:00 UTC 1, at most 1 in a run Holds");
  expect(pageOf("Remove-Mailbox1")).not.toContain('id="seals"');

  const script = project.read(sealedFile);
  project.write({ [sealedFile]: script.replaceAll(target, target.replace(/1$/, "2")) });
  const { code, stderr } = await project.purgebook("review");
  expect(code).toBe(1);
  expect(stderr).toContain(`error invalid-seal: ${sealedFile} is not what was sealed`);
  const [top = ""] = pageOf("index").split('id="group-');
  expect(top).toContain(`<p class="alarm"><strong>${sealedFile} is not what was sealed`);
  expect(section(pageOf("index"), "seals")).toContain("unknown unknown Does not hold");
  expect(section(pageOf("Remove-Mailbox2"), "seals")).toContain("Do not run it");
  project.write({ [sealedFile]: script });
});

/** A program that stands for the one that opens a page, and what it was given. */
function opener(script: string): Readonly<Record<string, string>> {
  project.write({ "bin/xdg-open": `#!/bin/sh\n${script}\n`, "bin/open": `#!/bin/sh\n${script}\n` });
  for (const name of ["xdg-open", "open"]) chmodSync(join(project.root, "bin", name), 0o755);
  return { PATH: `${join(project.root, "bin")}${delimiter}${process.env["PATH"] ?? ""}` };
}

it.skipIf(process.platform === "win32")("opens the index in a browser, and says where there is none", async () => {
  const shown = await project.run(opener('printf %s "$1" > opened.txt'), "review", "--open");
  expect(shown).toMatchObject({ code: 0, stdout: "review/index.html\n" });
  expect(project.read("opened.txt")).toBe(pathToFileURL(join(project.root, "review", "index.html")).href);
  const failed = await project.run(opener("exit 3"), "review", "--open");
  expect(failed.code).toBe(0);
  expect(failed.stderr).toMatch(
    /warning cannot-show: review\/index\.html is there, and no browser shows it: \S+open failed \(3\)/,
  );
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
