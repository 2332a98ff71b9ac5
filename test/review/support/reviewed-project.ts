import { execFileSync } from "node:child_process";
import { sha256 } from "../../../src/util/sha256.ts";
import { makeProject, type Project } from "../../commands/support/project.ts";

/** What an author might write to be taken for the page itself. */
export const hostile = `</code></pre><script>alert(1)</script><img src=x onerror=alert(2)> "&quot;' --> \${x} {{y}}`;

const purge = (name: string, title: string): string => `import { exo, guards, param, runbook } from "purgebook";

export default runbook({
  name: "${name}",
  synopsis: ${JSON.stringify(`Purges one. ${hostile}`)},
  description: [${JSON.stringify(hostile)}],
  parameters: { Identity: param.exchangeGuid(${JSON.stringify(hostile)}) },
  procedure(run, { Identity }) {
    const found = run.findOne(${JSON.stringify(title)}, exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
    const cleared = run.check("May it be purged?", found, [
      guards.notOnHold,
      guards.notOnOrganizationHold,
      guards.userIsGone,
      guards.notSynced,
      guards.notBeingMoved,
      guards.typeIs("UserMailbox"),
      guards.nameIsUnique,
    ]);
    const recorded = run.record("Record it", cleared);
    run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
  },
});
`;

const looking = (name: string): string => `import { exo, param, runbook } from "purgebook";

export default runbook({
  name: "${name}",
  synopsis: "Looks at one soft-deleted mailbox.",
  parameters: { Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox.") },
  procedure(run, { Identity }) {
    run.findOne("Find it", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
  },
});
`;

/** The one target of the seal. */
export const target = "a0000000-0000-4000-8000-000000000001";

export const purgeFile = "runbooks/purge.runbook.ts";

export function git(project: Project, ...given: readonly string[]): void {
  const identity = ["-c", "user.name=Grace Hopper", "-c", "user.email=grace@contoso.com"];
  execFileSync("git", [...identity, ...given], { cwd: project.root, stdio: "ignore" });
}

/** The script that is sealed. */
export const sealedFile = "sealed/CHG-7/Remove-Mailbox2.ps1";

/**
 * A project with four runbooks: one that was approved and has come to destroy since, one that is approved as it is, one that is approved and sealed,
 * and one that nobody has approved. Of the first there is a report of a rehearsal.
 */
export async function reviewedProject(): Promise<Project> {
  const project = makeProject({
    [purgeFile]: looking("Remove-Mailbox1"),
    "runbooks/show.runbook.ts": looking("Show-Mailbox1"),
    "runbooks/other.runbook.ts": looking("Show-Mailbox2"),
    "runbooks/sealed.runbook.ts": purge("Remove-Mailbox2", "Find it"),
    "list.csv": `Identity\n${target}\n`,
  });
  await fine(project, "compile");
  git(project, "init", "-q");
  commit(project, "Look");
  for (const name of ["Remove-Mailbox1", "Remove-Mailbox2", "Show-Mailbox1"])
    await fine(project, "approve", name, "--ticket", "CHG-1", "--reviewer", "ada@contoso.com");
  const window = ["--not-before", "2100-01-31T22:00Z", "--not-after", "2100-02-01T02:00Z"];
  const organization = ["--param", "Organization=contoso.onmicrosoft.com"];
  await fine(
    project,
    "seal",
    "Remove-Mailbox2",
    "--targets",
    "list.csv",
    "--ticket",
    "CHG-7",
    ...window,
    ...organization,
  );
  project.write({ [purgeFile]: purge("Remove-Mailbox1", "</code></pre><script>alert(1)</script> &quot;") });
  await fine(project, "compile");
  commit(project, "Purge");
  project.write({ "rehearsals/one.json": JSON.stringify(report(sha256(project.read("out/Remove-Mailbox1.ps1")))) });
  return project;
}

export function commit(project: Project, message: string): void {
  git(project, "add", "runbooks", "out");
  git(project, "commit", "-qm", message);
}

async function fine(project: Project, ...given: readonly string[]): Promise<void> {
  const { code, stderr } = await project.purgebook(...given);
  if (code !== 0) throw new Error(stderr);
}

const report = (digest: string): object => ({
  schema: "purgebook-rehearsal-1",
  made: "2026-01-31T09:30:00Z",
  script: { file: "out/Remove-Mailbox1.ps1", sha256: digest },
  tenant: [{ file: `${hostile}.json` }],
  parameters: { Mode: "Execute" },
  mode: "Execute",
  remoteCalls: 2,
  storeCalls: 1,
  runs: [
    {
      calls: [
        { number: 1, line: 900, step: 2, name: "Get-Mailbox", about: hostile },
        { number: 2, line: 990, step: 5, name: "Remove-Mailbox", came: "destroyed" },
      ],
      output: [hostile],
      end: {},
    },
  ],
  difference: [
    { of: "mailboxes", key: "a", name: hostile, properties: { state: { before: hostile, after: "purged" } } },
  ],
  verdict: { holds: true, breaches: [] },
});
