import { prose } from "../powershell/quote.ts";
import { folderOf, runtimesOf, type Form } from "../procedure/form.ts";
import type { ParameterNode, Procedure } from "../procedure/procedure.ts";
import type { GuardUse, Step } from "../procedure/step.ts";
import type { Value } from "../procedure/value.ts";
import { isAct, walk } from "../procedure/walk.ts";
import { analyse, remedyReader, type Analysis } from "../procedure/analysis.ts";
import { stepsLeftOut } from "../procedure/left-out.ts";
import { parametersOf } from "../procedure/parameters.ts";
import { cmdletsOf, connectionOf, serviceNames, servicesOf } from "../procedure/services.ts";
import { spellDialect } from "../procedure/spell-dialect.ts";
import { knownErrorsOf, remedyIn } from "../service/errors.ts";
import { guard } from "../service/guards.ts";
import { targetKind } from "../service/target-kinds.ts";
import { remoteCallsOf, type RemoteCalls } from "./remote-calls.ts";
import { actRows, undoRows } from "./review-acts.ts";
import { permissionsOf } from "./permissions.ts";
import type { Template } from "./render-script.ts";

export interface ReviewInput {
  readonly procedure: Procedure;
  readonly form: Form;
  readonly hash: string;
  /** False where no PowerShell engine reads the script back; the page then says so. */
  readonly validated?: boolean;
}

/** The page that change control reads: what the runbook can destroy, under which conditions, and what evidence it leaves. */
export function renderReview({ procedure, form, hash, validated = true }: ReviewInput, template: Template): string {
  const context = analyse(procedure, form.dialect);
  const steps = [...walk(procedure.steps)];
  const spelled = spellDialect(procedure, form.dialect);
  const service = connectionOf(servicesOf(spelled));
  const serviceName = service === undefined ? undefined : serviceNames[service];
  const acts = steps.filter(isAct);
  const nounOf = (name: string): string => targetKind(context.found.get(name)?.target ?? "").noun;
  return template({
    name: procedure.name,
    synopsis: authored(procedure.synopsis),
    description: procedure.description.map(authored),
    source: code(procedure.position.file),
    hash,
    dialect: form.dialect,
    folder: folderOf(form),
    runtimes: runtimesOf(form.place).join(", "),
    unvalidated: !validated,
    warnings: procedure.acknowledgements.map((known) => ({ code: code(known.code), reason: authored(known.reason) })),
    ...actRows(acts, context),
    readOnly: acts.length === 0,
    leavesOut: stepsLeftOut(context).size > 0,
    reports: acts.length === 0 && steps.some((step) => step.kind === "report"),
    guards: guardRows(steps, nounOf),
    steps: steps.map((step) => stepRow(step, context)),
    connects: serviceName === undefined ? [] : [serviceName],
    records: steps.some((step) => step.kind === "record"),
    ...undoRows(acts, context),
    results: resultRows(spelled),
    parameters: parametersOf(spelled, form.place).map(parameterRow),
    permissions: permissionRows(procedure, form),
    preview: callsText(remoteCallsOf(procedure, context, "Preview")),
    execute: callsText(remoteCallsOf(procedure, context, "Execute")),
  });
}

/** An author's words as words: on the page that decides they can be no heading, no table, no link, and hide nothing behind them. */
const authored = (text: string): string => prose(text).replace(/[\\`*_[\]<>#|~!]/g, "\\$&");

/** A text between back-ticks, where nothing can be escaped. */
const code = (text: string): string => `\`${prose(text).replace(/[`|]/g, "?")}\``;

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");

interface GuardRow {
  readonly noun: string;
  readonly says: string;
  readonly code: string;
  readonly remedy: string;
}

/** Each precondition once for each kind of object, however many steps ask for it. */
function guardRows(steps: readonly Step[], nounOf: (name: string) => string): readonly GuardRow[] {
  const rows = steps.flatMap((step) =>
    step.kind === "check"
      ? step.guards.map((use) => {
          const { says, code: result, remedy } = guard(use.guard);
          return { noun: nounOf(step.of), says: cell(says) + givenText(use), code: result, remedy: cell(remedy) };
        })
      : [],
  );
  return [...new Map(rows.map((row) => [`${row.noun}: ${row.says}`, row])).values()];
}

/** The constants that a guard is given, such as the types of mailbox that may pass. */
function givenText({ arguments: given }: GuardUse): string {
  const constants = Object.values(given)
    .flat()
    .flatMap((value) =>
      (value as Value).expression === "literal" ? [code(String((value as { value: unknown }).value))] : [],
    );
  return constants.length === 0 ? "" : ` (${constants.join(", ")})`;
}

function resultRows(procedure: Procedure): readonly { readonly code: string; readonly remedy: string }[] {
  const byCode = Map.groupBy(knownErrorsOf(cmdletsOf(procedure)), ({ code: result }) => result);
  return [...byCode].map(([result, errors]) => ({
    code: result,
    remedy: cell([...new Set(errors.map((error) => remedyIn(remedyReader(procedure), error)))].join(" ")),
  }));
}

/** A loop looks alone for each target that its list lacks, and for one that an earlier record names also among the active ones. */
function callsText({ once, eachTarget, eachHold, eachTenMinutes }: RemoteCalls): string {
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

const effects: Readonly<Record<Step["kind"], string>> = {
  "find-one": "reads",
  "find-all": "reads",
  "find-in": "reads",
  "find-text": "reads",
  check: "reads",
  record: "writes evidence",
  change: "**changes**",
  destroy: "**destroys**",
  wait: "reads",
  verify: "reads",
  "verify-record": "reads evidence",
  when: "decides",
  "for-each": "repeats",
  report: "reports",
};

function stepRow(step: Step, context: Analysis): Readonly<Record<string, string | number>> {
  const { file, line } = step.position;
  const execute = ["record", "change", "destroy", "wait", "verify", "verify-record"].includes(step.kind)
    ? "Execute"
    : "both";
  return {
    number: context.numbers.get(step) ?? 0,
    title: authored(step.title),
    effect: isAct(step) && step.call.effect === "destroy" ? effects.destroy : effects[step.kind],
    mode: execute,
    place: authored(`${file}:${line}`),
  };
}

function parameterRow({ name, description, default: value, check }: ParameterNode): Readonly<Record<string, string>> {
  const given = value === undefined ? "must be given" : value === "" ? "empty" : code(String(value));
  return { name, given, description: authored(description), check: check.kind };
}

function permissionRows(procedure: Procedure, form: Form): readonly string[] {
  const { Permissions, Roles, ManualPermissions } = permissionsOf(procedure, form);
  return [
    ...Permissions.flatMap(({ Name, AppRoleAssignments }) =>
      AppRoleAssignments.map(({ Value, Reason }) => `${Name}: \`${Value}\`. ${Reason}`),
    ),
    ...Roles.map(
      ({ Name, Reason }) => `Directory role ${Name}, or a custom role group of Exchange Online with less. ${Reason}`,
    ),
    ...ManualPermissions,
  ];
}
