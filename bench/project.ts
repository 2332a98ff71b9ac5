import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const packageRoot = join(import.meta.dirname, "..");

/** A folder in which procedures resolve "purgebook" to this checkout. */
export interface Project {
  readonly root: string;
  remove(): void;
}

/** A project with a copy of the shipped procedures. */
export function shippedProject(): Project {
  const project = emptyProject();
  cpSync(join(packageRoot, "runbooks"), join(project.root, "runbooks"), { recursive: true });
  return project;
}

/** A project with so many procedures, each a variant of the shipped purge. */
export function generatedProject(count: number): Project {
  const project = emptyProject();
  mkdirSync(join(project.root, "runbooks"));
  for (let number = 1; number <= count; number++)
    writeFileSync(join(project.root, "runbooks", `purge-${number}.runbook.ts`), procedureText(number));
  return project;
}

/** Works with a project that is gone afterwards. */
export function using<T>(project: Project, work: (project: Project) => T): T {
  try {
    return work(project);
  } finally {
    project.remove();
  }
}

export function emptyProject(): Project {
  const root = mkdtempSync(join(tmpdir(), "purgebook-bench-"));
  mkdirSync(join(root, "node_modules"));
  symlinkSync(packageRoot, join(root, "node_modules", "purgebook"), "dir");
  writeFileSync(join(root, "package.json"), '{ "type": "module" }\n');
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

const types = ["UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox"];
const places = ["Berlin", "Lagos", "Lima", "Oslo", "Porto", "Quito", "Turin"];
const reasons = [
  "who left",
  "of a closed site",
  "of a finished project",
  "that was moved to another tenant",
  "made by mistake",
];

function procedureText(number: number): string {
  const place = places[number % places.length];
  const reason = reasons[number % reasons.length];
  const handled = types.slice(0, 1 + (number % types.length)).map((type) => `"${type}"`);
  return `import { exo, guards, param, runbook } from "purgebook";

/** The mailboxes that this office answers for. */
const ordinary = guards.typeIs(${handled.join(", ")});

export default runbook({
  name: "Remove-SoftDeletedMailbox${number}",
  synopsis: "Purges one soft-deleted mailbox of ${place} ${reason} (${number}).",
  description: [
    "There is no way back: neither Microsoft nor a backup of Exchange Online brings the mailbox back.",
    "The office in ${place} asks for it; its form ${number} names who may.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox, as the inventory of ${place} shows it."),
  },
  procedure(run, { Identity }) {
    const found = run.findOne("Find the mailbox of ${place}", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
    const cleared = run.check("May it be purged? Nothing holds it, nobody owns it", found, [
      guards.notOnHold,
      guards.notOnOrganizationHold,
      guards.userIsGone,
      guards.notSynced,
      guards.notBeingMoved,
      ordinary,
      guards.nameIsUnique,
    ]);
    const recorded = run.record("Record it for form ${number}", cleared);
    run.destroy("Purge it, and see that it is gone", recorded, (fresh) =>
      exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
    );
  },
});
`;
}
