import { prose } from "../powershell/quote.ts";
import { actName } from "../procedure/call.ts";
import type { Dialect, ParameterNode, Procedure } from "../procedure/procedure.ts";
import type { Step } from "../procedure/step.ts";
import { isAct, walk } from "../procedure/walk.ts";
import { analyse, type Analysis } from "../procedure/analysis.ts";
import { parametersOf } from "../procedure/parameters.ts";
import { cmdletsOf, connectionOf, serviceNames, servicesOf } from "../procedure/services.ts";
import { actKnowledge } from "../service/acts.ts";
import { knownErrorsOf } from "../service/errors.ts";
import { guard } from "../service/guards.ts";
import { targetKind } from "../service/target-kinds.ts";
import { remoteCallsOf } from "./remote-calls.ts";
import { permissionsOf } from "./permissions.ts";
import type { Template } from "./render-script.ts";

export interface ReviewInput {
  readonly procedure: Procedure;
  readonly dialect: Dialect;
  readonly hash: string;
  /** False where no PowerShell engine reads the script back; the page then says so. */
  readonly validated?: boolean;
}

/** The page that change control reads: what the runbook can destroy, under which conditions, and what evidence it leaves. */
export function renderReview({ procedure, dialect, hash, validated = true }: ReviewInput, template: Template): string {
  const context = analyse(procedure, dialect);
  const steps = [...walk(procedure.steps)];
  const service = connectionOf(servicesOf(procedure));
  const serviceName = service === undefined ? undefined : serviceNames[service];
  const acts = steps.filter(isAct);
  const nounOf = (name: string): string => targetKind(context.found.get(name)?.target ?? "").noun;
  return template({
    name: procedure.name,
    synopsis: authored(procedure.synopsis),
    description: procedure.description.map(authored),
    source: code(procedure.position.file),
    hash,
    dialect,
    unvalidated: !validated,
    warnings: procedure.acknowledgements.map((known) => ({ code: known.code, reason: authored(known.reason) })),
    destroys: acts
      .filter((step) => step.kind === "destroy")
      .map((step) => ({ act: actName(step.call), noun: nounOf(step.of), does: actKnowledge(actName(step.call)).does })),
    changes: acts
      .filter((step) => step.kind === "change")
      .map((step) => ({ act: actName(step.call), noun: nounOf(step.of), does: actKnowledge(actName(step.call)).does })),
    readOnly: acts.length === 0,
    guards: steps.flatMap((step) =>
      step.kind === "check" ? step.guards.map((use) => ({ ...guardRow(use.guard), noun: nounOf(step.of) })) : [],
    ),
    steps: steps.map((step) => stepRow(step, context)),
    connects: serviceName === undefined ? [] : [serviceName],
    records: steps.some((step) => step.kind === "record"),
    final: [
      ...new Set(
        acts.filter((step) => actKnowledge(actName(step.call)).undo === undefined).map((step) => actName(step.call)),
      ),
    ],
    undo: [...new Map(acts.flatMap((step) => undoRow(actName(step.call)))).values()],
    results: knownErrorsOf(cmdletsOf(procedure)).map(({ code, remedy }) => ({ code, remedy: cell(remedy) })),
    parameters: parametersOf(procedure).map(parameterRow),
    permissions: permissionRows(procedure),
    remoteCalls: remoteCallsOf(procedure, context),
  });
}

/** An author's words as words: on the page that decides they can be no heading, no table, no link, and hide nothing behind them. */
const authored = (text: string): string => prose(text).replace(/[\\`*_[\]<>#|~!]/g, "\\$&");

/** A text between back-ticks, where nothing can be escaped. */
const code = (text: string): string => `\`${prose(text).replace(/[`|]/g, "?")}\``;

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");

function guardRow(name: string): { readonly says: string; readonly code: string; readonly remedy: string } {
  const { says, code, remedy } = guard(name);
  return { says: cell(says), code, remedy: cell(remedy) };
}

function undoRow(name: string): readonly (readonly [string, { readonly act: string; readonly undo: string }])[] {
  const { undo } = actKnowledge(name);
  return undo === undefined ? [] : [[name, { act: name, undo }]];
}

const effects: Readonly<Record<Step["kind"], string>> = {
  "find-one": "reads",
  "find-all": "reads",
  "find-in": "reads",
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
    effect: effects[step.kind],
    mode: execute,
    place: authored(`${file}:${line}`),
  };
}

function parameterRow({ name, description, default: value, check }: ParameterNode): Readonly<Record<string, string>> {
  const given = value === undefined ? "must be given" : value === "" ? "empty" : code(String(value));
  return { name, given, description: authored(description), check: check.kind };
}

function permissionRows(procedure: Procedure): readonly string[] {
  const { Permissions, Roles, ManualPermissions } = permissionsOf(procedure);
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
