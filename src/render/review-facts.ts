import { analyse, remedyReader, type Analysis } from "../procedure/analysis.ts";
import { folderOf, runtimesOf, type Form } from "../procedure/form.ts";
import { stepsLeftOut } from "../procedure/left-out.ts";
import { parametersOf } from "../procedure/parameters.ts";
import type { Acknowledgement, ParameterNode, Procedure } from "../procedure/procedure.ts";
import { cmdletsOf, connectionOf, serviceNames, servicesOf } from "../procedure/services.ts";
import { spellDialect } from "../procedure/spell-dialect.ts";
import type { GuardUse, Step } from "../procedure/step.ts";
import type { Value } from "../procedure/value.ts";
import { isAct, walk } from "../procedure/walk.ts";
import { knownErrorsOf, remedyIn } from "../service/errors.ts";
import { guard } from "../service/guards.ts";
import { targetKind } from "../service/target-kinds.ts";
import { permissionsOf, type Permissions } from "./permissions.ts";
import { remoteCallsOf, type RemoteCalls } from "./remote-calls.ts";
import { actRows, undoRows, type ActRow, type UndoRow } from "./review-acts.ts";

export interface ReviewInput {
  /** With the steps of the form's dialect. */
  readonly procedure: Procedure;
  readonly form: Form;
  readonly hash: string;
  /** False where no PowerShell engine reads the script back; the sheet then says so. */
  readonly validated?: boolean;
}

/** What a reviewer is told of a runbook, on the sheet and on the pages: facts and an author's words, spelled for no format yet. */
export interface ReviewFacts {
  readonly name: string;
  readonly synopsis: string;
  readonly description: readonly string[];
  /** The procedure's file. */
  readonly source: string;
  /** The script's file within the output folder. */
  readonly script: string;
  readonly hash: string;
  readonly dialect: string;
  readonly runtimes: readonly string[];
  readonly validated: boolean;
  readonly warnings: readonly Acknowledgement[];
  readonly destroys: readonly ActRow[];
  readonly changes: readonly ActRow[];
  readonly readOnly: boolean;
  /** A Preview cannot look at all of it. */
  readonly leavesOut: boolean;
  /** It reports, and changes nothing. */
  readonly reports: boolean;
  readonly records: boolean;
  /** It works through a list of targets. */
  readonly loops: boolean;
  readonly guards: readonly GuardRow[];
  /** The service that it connects to, which is step 1. */
  readonly connects?: string;
  readonly steps: readonly StepRow[];
  /** The calls that nobody can take back. */
  readonly final: readonly string[];
  readonly undo: readonly UndoRow[];
  readonly results: readonly ResultRow[];
  readonly parameters: readonly ParameterNode[];
  readonly permissions: Permissions;
  readonly calls: { readonly preview: RemoteCalls; readonly execute: RemoteCalls };
}

/** A precondition, and what its refusal is called. */
export interface GuardRow {
  readonly noun: string;
  readonly says: string;
  /** The constants that it is given, such as the types of mailbox that may pass. */
  readonly given: readonly string[];
  readonly code: string;
  readonly remedy: string;
  /** The numbers of the steps that check it. */
  readonly steps: readonly number[];
}

export type StepEffect =
  "reads" | "writes evidence" | "changes" | "destroys" | "reads evidence" | "decides" | "repeats" | "reports";

export interface StepRow {
  readonly number: number;
  readonly title: string;
  readonly effect: StepEffect;
  readonly mode: "Execute" | "both";
  readonly file: string;
  readonly line: number;
}

/** What the service may answer instead, by the name that the runbook has for it. */
export interface ResultRow {
  readonly code: string;
  readonly remedy: string;
}

export function reviewFacts({ procedure, form, hash, validated = true }: ReviewInput): ReviewFacts {
  const context = analyse(procedure, form.dialect);
  const steps = [...walk(procedure.steps)];
  const spelled = spellDialect(procedure, form.dialect);
  const service = connectionOf(servicesOf(spelled));
  const acts = steps.filter(isAct);
  const nounOf = (name: string): string => targetKind(context.found.get(name)?.target ?? "").noun;
  return {
    name: procedure.name,
    synopsis: procedure.synopsis,
    description: procedure.description,
    source: procedure.position.file,
    script: `${folderOf(form)}${procedure.name}.ps1`,
    hash,
    dialect: form.dialect,
    runtimes: runtimesOf(form.place),
    validated,
    warnings: procedure.acknowledgements,
    ...actRows(acts, context),
    readOnly: acts.length === 0,
    leavesOut: stepsLeftOut(context).size > 0,
    reports: acts.length === 0 && steps.some((step) => step.kind === "report"),
    records: steps.some((step) => step.kind === "record"),
    loops: steps.some((step) => step.kind === "for-each"),
    guards: guardRows(steps, nounOf, context),
    ...(service === undefined ? {} : { connects: serviceNames[service] }),
    steps: steps.map((step) => stepRow(step, context)),
    ...undoRows(acts, context),
    results: resultRows(spelled),
    parameters: parametersOf(spelled, form.place),
    permissions: permissionsOf(procedure, form),
    calls: {
      preview: remoteCallsOf(procedure, context, "Preview"),
      execute: remoteCallsOf(procedure, context, "Execute"),
    },
  };
}

/** Each precondition once for each kind of object, however many steps ask for it. */
function guardRows(
  steps: readonly Step[],
  nounOf: (name: string) => string,
  { numbers }: Analysis,
): readonly GuardRow[] {
  const rows = steps.flatMap((step) =>
    step.kind === "check"
      ? step.guards.map((use): GuardRow => {
          const { says, code, remedy } = guard(use.guard);
          const number = numbers.get(step) ?? 0;
          return { noun: nounOf(step.of), says, given: constantsOf(use), code, remedy, steps: [number] };
        })
      : [],
  );
  const alike = Map.groupBy(rows, (row) => `${row.noun}: ${row.says} ${row.given.join()}`);
  return [...alike.values()].map((same) => ({ ...(same.at(-1) as GuardRow), steps: same.flatMap((row) => row.steps) }));
}

const constantsOf = ({ arguments: given }: GuardUse): readonly string[] =>
  Object.values(given)
    .flat()
    .flatMap((value) =>
      (value as Value).expression === "literal" ? [String((value as { value: unknown }).value)] : [],
    );

const effects: Readonly<Record<Step["kind"], StepEffect>> = {
  "find-one": "reads",
  "find-all": "reads",
  "find-in": "reads",
  "find-text": "reads",
  check: "reads",
  record: "writes evidence",
  change: "changes",
  destroy: "destroys",
  wait: "reads",
  verify: "reads",
  "verify-record": "reads evidence",
  when: "decides",
  "for-each": "repeats",
  report: "reports",
};

const executeAlone = ["record", "change", "destroy", "wait", "verify", "verify-record"];

function stepRow(step: Step, { numbers }: Analysis): StepRow {
  const { file, line } = step.position;
  return {
    number: numbers.get(step) ?? 0,
    title: step.title,
    effect: isAct(step) && step.call.effect === "destroy" ? "destroys" : effects[step.kind],
    mode: executeAlone.includes(step.kind) ? "Execute" : "both",
    file,
    line,
  };
}

function resultRows(procedure: Procedure): readonly ResultRow[] {
  const byCode = Map.groupBy(knownErrorsOf(cmdletsOf(procedure)), ({ code }) => code);
  return [...byCode].map(([code, errors]) => ({
    code,
    remedy: [...new Set(errors.map((error) => remedyIn(remedyReader(procedure), error)))].join(" "),
  }));
}

/** What a person is told of the permissions, a line each. */
export function permissionLines(permissions: Permissions): readonly string[] {
  const { Permissions: roles, Roles, ManualPermissions } = permissions;
  const less = lessThanDirectoryRole(permissions);
  return [
    ...roles.flatMap(({ Name, AppRoleAssignments }) =>
      AppRoleAssignments.map(({ Value, Reason }) => `${Name}: \`${Value}\`. ${Reason}`),
    ),
    ...Roles.map(
      ({ Name, Reason }) => `Directory role ${Name}, or a custom role group of Exchange Online with ${less}. ${Reason}`,
    ),
    ...ManualPermissions,
  ];
}

/** What a role group needs; of a cmdlet whose role nobody has recorded nothing more can be said than that. */
function lessThanDirectoryRole({ ExchangeCmdlets }: Permissions): string {
  const roles = ExchangeCmdlets.map(({ ManagementRole }) => ManagementRole);
  if (roles.length === 0 || roles.includes(undefined)) return "less";
  const names = [...new Set(roles)].sort();
  return `the role${names.length > 1 ? "s" : ""} ${names.join(", ")}`;
}

/** A loop looks alone for each target that its list lacks, and for one that an earlier record names also among the active ones. */
export function callsText({ once, eachTarget, eachHold, eachTenMinutes }: RemoteCalls): string {
  const more = [
    ...(eachTenMinutes === 0
      ? []
      : [
          `1 or 2 for each target that the list lacks, and ${eachTenMinutes} for every ten minutes that the loop takes`,
        ]),
    ...(eachHold === 0 ? [] : [`at most ${eachHold} for each In-Place Hold of the mailbox`]),
  ];
  const besides = more.length === 0 ? "" : ` (and ${more.join(", and ")})`;
  return eachTarget === 0 ? `at most ${once}${besides}` : `${once}, and ${eachTarget} for each target${besides}`;
}
