import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordText } from "../../src/approval/record.ts";
import { makeProject, projectOfTest, type Project, type Run } from "./support/project.ts";

const shipped = fileURLToPath(new URL("../../runbooks/", import.meta.url));
const name = "Remove-SoftDeletedMailbox";
const procedure = "runbooks/remove-soft-deleted-mailbox.runbook.ts";
const stage = "runbooks/stages/purge-mailbox.ts";
const script = `out/${name}.ps1`;
const signers = "approvals/allowed_signers";
const sealedScript = `sealed/CHG-1/${name}.ps1`;
const sealRecord = `sealed/CHG-2/${name}.seal.json`;
const other = `approvals/${name}/${"0".repeat(64)}.json`;
const signature = /\.sig proves nothing: by allowed_signers it is not/;
const list = "Identity\na0000000-0000-4000-8000-000000000001\n";
const window = ["--not-before", "2100-01-31T22:00Z", "--not-after", "2100-02-01T02:00Z"];

let whole: Project;
/** The record of the approval; its signature lies beside it. */
let approval: string;

/** From the procedure to the files for import: approved, signed, sealed for two changes, and one of these to be imported. */
beforeAll(async () => {
  whole = makeProject({ "list.csv": list });
  for (const file of ["remove-soft-deleted-mailbox.runbook.ts", "stages"])
    cpSync(join(shipped, file), join(whole.root, "runbooks", file), { recursive: true });
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", join(whole.root, "ada")]);
  whole.write({ [signers]: `ada@contoso.com ${whole.read("ada.pub")}` });
  await done("compile");
  await done(
    "approve",
    name,
    "--ticket",
    "CHG-1",
    "--author",
    "Grace",
    "--reviewer",
    "ada@contoso.com",
    "--sign",
    "ada",
  );
  for (const ticket of ["CHG-1", "CHG-2"])
    await done("seal", name, "--targets", "list.csv", "--ticket", ticket, ...window, "--require-signed");
  await done("azure", name, sealedScript, "--require-signed");
  await done("verify", "--require-approved", "--require-signed");
  const [record = ""] = readdirSync(join(whole.root, "approvals", name)).filter((file) => file.endsWith(".json"));
  approval = `approvals/${name}/${record}`;
}, 60_000);
afterAll(() => whole.remove());

async function done(...commandArguments: readonly string[]): Promise<void> {
  expect(await whole.purgebook(...commandArguments)).toMatchObject({ code: 0 });
}

type Part = "sealed" | "azure";

/** The project up to its approval, with what is sealed and the files for import only where they are asked for: each costs a compile. */
function projectWith(...parts: readonly Part[]): Project {
  const project = projectOfTest();
  const isCopied = (path: string): boolean => parts.includes("azure") || basename(path) !== "azure";
  const folders = ["runbooks", "out", "approvals", "node_modules/.cache", ...(parts.length > 0 ? ["sealed"] : [])];
  for (const folder of folders)
    cpSync(join(whole.root, folder), join(project.root, folder), { recursive: true, filter: isCopied });
  return project;
}

const verified = (project: Project): Promise<Run> =>
  project.purgebook("verify", "--require-approved", "--require-signed");

const at = (project: Project, file: string): string => join(project.root, file);

type Change = (bytes: Buffer) => Buffer;

const flippedAt =
  (part: number): Change =>
  (bytes) => {
    const at = Math.floor((bytes.length - 2) * part);
    const changed = Buffer.from(bytes);
    changed[at] = (bytes[at] ?? 0) ^ 1;
    return changed;
  };

const changes: readonly (readonly [string, Change])[] = [
  ["its first byte", flippedAt(0)],
  ["a byte in its middle", flippedAt(0.5)],
  ["a byte before its last", flippedAt(1)],
  ["a space more", (bytes) => Buffer.from(bytes.toString("utf8").replace(" ", "  "))],
  ["a line end more", (bytes) => Buffer.concat([bytes, Buffer.from("\n")])],
  ["a byte order mark", (bytes) => Buffer.concat([Buffer.from("\ufeff"), bytes])],
  ["line ends of Windows", (bytes) => Buffer.from(bytes.toString("utf8").replaceAll("\n", "\r\n"))],
  [
    "a hash in upper case",
    (bytes) => Buffer.from(bytes.toString("utf8").replace(/\b[0-9a-f]{64}\b/, (hash) => hash.toUpperCase())),
  ],
];

/** A diagnostic that says a file. */
const placeIn = (file: string): RegExp => new RegExp(`^(error \\S+: .*)?${file.replaceAll(".", "\\.")}\\b`, "m");

/** The files are another now, and verify refuses: of each it says where. */
async function expectRefused(project: Project, files: readonly (readonly [string, Change])[]): Promise<void> {
  const changed = files.filter(([file, change]) => {
    const before = readFileSync(at(project, file));
    const after = change(before);
    project.write({ [file]: after });
    return !after.equals(before);
  });
  const { code, stderr } = await verified(project);
  for (const [file] of changed) expect(stderr).toMatch(placeIn(file));
  expect(code).toBe(changed.length === 0 ? 0 : 1);
}

it.each(changes)(
  "names script, sheet, permissions, record, seal and sealed script that are others by %s",
  (_, change) => {
    const files = [script, `out/${name}.review.md`, `out/${name}.permissions.json`, approval, sealedScript, sealRecord];
    return expectRefused(
      projectWith("sealed"),
      files.map((file) => [file, change]),
    );
  },
);

it.each(changes)("names manifest and signature that are others by %s", (_, change) =>
  expectRefused(projectWith(), [
    ["out/manifest.json", change],
    [`${approval}.sig`, change],
  ]),
);

it.each([procedure, stage])("names the source that is another by a space alone: %s", (file) =>
  expectRefused(projectWith(), [[file, (bytes) => Buffer.concat([bytes, Buffer.from(" ")])]]),
);

it.each([0, 3])("names each file of an import that is another, in one way or another (%i)", (offset) => {
  const project = projectWith("azure");
  const files = readdirSync(at(project, "out/azure")).filter((file) => file !== "import.json");
  const ofEach = files.map(
    (file, index) => [`out/azure/${file}`, changes[(index + offset) % changes.length]?.[1]] as const,
  );
  return expectRefused(
    project,
    ofEach.flatMap(([file, change]) => (change === undefined ? [] : [[file, change]])),
  );
});

it("names the record of an import that is another", () =>
  expectRefused(projectWith("azure"), [["out/azure/import.json", flippedAt(0.5)]]));

it.each([
  ["another name", "ada@", "eda@"],
  ["another key", "AAAAC3Nza", "AAAAC3Nzb"],
])("lets nobody sign with %s", async (_, from, to) => {
  const project = projectWith();
  project.write({ [signers]: project.read(signers).replace(from, to) });
  const { code, stderr } = await verified(project);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining(`${approval}.sig proves nothing: by allowed_signers`),
  });
});

type Tampering = (project: Project) => void;

const remove =
  (file: string): Tampering =>
  (project) =>
    rmSync(at(project, file), { recursive: true });
const rename =
  (from: string, to: string): Tampering =>
  (project) =>
    renameSync(at(project, from), at(project, to));
const copy =
  (from: string, to: string): Tampering =>
  (project) =>
    cpSync(at(project, from), at(project, to));
const write =
  (file: string): Tampering =>
  (project) =>
    project.write({ [file]: "" });
/** The same bytes, but elsewhere. */
const link =
  (file: string): Tampering =>
  (project) => {
    renameSync(at(project, file), at(project, "elsewhere"));
    symlinkSync(at(project, "elsewhere"), at(project, file));
  };
/** Somebody has changed what a record says, and knows how its digest is made. */
const forge =
  (file: string, more: Readonly<Record<string, unknown>>): Tampering =>
  (project) => {
    const { digest: _, ...content } = JSON.parse(project.read(file)) as Record<string, unknown>;
    project.write({ [file]: recordText({ ...content, ...more }) });
  };
/** The record of the approval, whose name is known when it is there. */
const ofApproval =
  (tamper: (record: string) => Tampering): Tampering =>
  (project) =>
    tamper(approval)(project);

/** What is done to a project, and what verify says of it. What can be told apart is told at once. */
const tamperings: readonly (readonly [Part | "approvals", ...(readonly [string, Tampering, RegExp])[]])[] = [
  [
    "approvals",
    ["a script that is gone", remove(script), /output-missing: out\/Remove-SoftDeletedMailbox\.ps1 /],
    ["a script that nobody compiled", write("out/Own.PS1"), /output-orphan: No procedure compiles to out\/Own\.PS1/],
    [
      "a record that is gone",
      ofApproval(remove),
      /not-approved: Nobody has approved out\/Remove-SoftDeletedMailbox\.ps1/,
    ],
    ["a signature of nothing", () => {}, /\.json\.sig proves nothing: it signs nothing/],
  ],
  [
    "approvals",
    ["a link to the script", link(script), /output-differs: out\/Remove-SoftDeletedMailbox\.ps1 /],
    ["a signature that is gone", ofApproval((record) => remove(`${record}.sig`)), /error approval-unsigned/],
    [
      "a copy for another version",
      ofApproval((record) => copy(record, other)),
      /0\.json proves nothing: it approves Remove-/,
    ],
    [
      "a copy for another runbook",
      ofApproval((record) => copy(record, record.replace(name, "Own"))),
      /Own\/\S+ proves nothing: it approves Remove-/,
    ],
    [
      "a copy under another name",
      ofApproval((record) => copy(record, `approvals/${name}/copy.JSON`)),
      /copy\.JSON proves nothing: it approves/,
    ],
    ["a name that acts on a terminal", write("approvals/\u001b[2K.json"), /approvals\/\?\[2K\.json proves nothing/],
  ],
  ["approvals", ["a manifest that is gone", remove("out/manifest.json"), /output-missing: out\/manifest\.json/]],
  ["approvals", ["a record behind a link", ofApproval(link), /\.json proves nothing: it is a link/]],
  [
    "approvals",
    ["a signature behind a link", ofApproval((record) => link(`${record}.sig`)), /\.sig proves nothing: it is a link/],
  ],
  ["approvals", ["approvals behind a link", link("approvals"), /approvals proves nothing: it is a link/]],
  [
    "approvals",
    ["a record of another day", ofApproval((record) => forge(record, { time: "2026-01-01T00:00:00Z" })), signature],
  ],
  ["approvals", ["a record of somebody else", ofApproval((record) => forge(record, { reviewer: "Eve" })), signature]],
  [
    "approvals",
    [
      "a record of one person",
      ofApproval((record) => forge(record, { author: "Ada+me@contoso.com" })),
      /are one person/,
    ],
  ],
  [
    "approvals",
    [
      "a change with an odd name",
      ofApproval((record) => forge(record, { ticket: "../CHG" })),
      /proves nothing: ticket/,
    ],
  ],
  [
    "sealed",
    [
      "a sealed script that is gone",
      remove(sealedScript),
      /CHG-1\/\S+\.seal\.json is not what was sealed: the script beside it is gone/,
    ],
    ["a seal that is gone", remove(sealRecord), /CHG-2\/\S+\.ps1 is not what was sealed: it has no record/],
    [
      "a script that nobody sealed",
      write("sealed/CHG-1/Own.ps1"),
      /CHG-1\/Own\.ps1 is not what was sealed: it has no record/,
    ],
  ],
  [
    "sealed",
    ["a sealed script behind a link", link(sealedScript), /CHG-1\/\S+\.ps1 is not what was sealed: it is a link/],
    [
      "a seal for another change",
      forge(sealRecord, { ticket: "CHG-1" }),
      /\.seal\.json is not what was sealed: it seals/,
    ],
  ],
  [
    "sealed",
    [
      "a seal for a later day",
      forge(sealRecord, { notAfter: "2101-01-01T00:00:00Z" }),
      /CHG-2\/\S+ is not what was sealed: it is not what its record derives/,
    ],
    [
      "a seal that lies elsewhere",
      rename("sealed/CHG-1", "sealed/CHG-3"),
      /CHG-3\/\S+ is not what was sealed: it seals .* another place's/,
    ],
  ],
  [
    "azure",
    [
      "an import that lacks a file",
      remove("out/azure/import.sh"),
      /out\/azure\/import\.sh is not what imports .* it is not there/,
    ],
    [
      "a file that no import has",
      write("out/azure/own.sh"),
      /out\/azure\/own\.sh is not what imports .* no import has it/,
    ],
  ],
  [
    "azure",
    ["an import without its record", remove("out/azure/import.json"), /out\/azure\/import\.json is not what imports/],
  ],
  [
    "azure",
    [
      "an import of what is not sealed any more",
      remove("sealed"),
      /cannot be imported\. sealed\/CHG-1\/\S+ is not there/,
    ],
  ],
];

it.each(tamperings.map(([part, ...each]) => ({ part, each, what: each.map(([what]) => what).join(", ") })))(
  "refuses $what",
  async ({ part, each }) => {
    const project = projectWith(...(part === "approvals" ? [] : [part]));
    for (const [, tamper] of each) tamper(project);
    const { code, stderr } = await verified(project);
    for (const [, , said] of each) expect(stderr).toMatch(said);
    expect(code).toBe(1);
  },
);

it("takes no link for the keys that may sign", async () => {
  const project = projectWith();
  link(signers)(project);
  const said = expect.stringContaining(`${signers} is no file of its own`);
  expect(await verified(project)).toMatchObject({ code: 2, stderr: said });
});

it.each([
  ["seal", name, "--targets", "list.csv", "--ticket", "CHG-9", ...window],
  ["azure", name],
])("goes no further without a signature: %s", async (...given) => {
  const project = projectWith();
  project.write({ "list.csv": list });
  remove(`${approval}.sig`)(project);
  const { code, stdout, stderr } = await project.purgebook(...given, "--require-signed");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(`error approval-unsigned: The approval of ${script}`);
});
