import { prose } from "../powershell/quote.ts";
import type { ParameterNode } from "../procedure/procedure.ts";
import type { Template } from "./render-script.ts";
import type { ActRow } from "./review-acts.ts";
import { callsText, permissionLines, type GuardRow, type ReviewFacts, type StepRow } from "./review-facts.ts";

/** The sheet that change control reads: what the runbook can destroy, under which conditions, and what evidence it leaves. */
export function renderReview(facts: ReviewFacts, template: Template): string {
  return template({
    ...facts,
    synopsis: authored(facts.synopsis),
    description: facts.description.map(authored),
    source: code(facts.source),
    runtimes: facts.runtimes.join(", "),
    unvalidated: !facts.validated,
    destroys: facts.destroys.map(actRow),
    changes: facts.changes.map(actRow),
    warnings: facts.warnings.map((known) => ({ code: code(known.code), reason: authored(known.reason) })),
    guards: facts.guards.map(guardRow),
    steps: facts.steps.map(stepRow),
    connects: facts.connects === undefined ? [] : [facts.connects],
    results: facts.results.map(({ code: result, remedy }) => ({ code: result, remedy: cell(remedy) })),
    parameters: facts.parameters.map(parameterRow),
    permissions: permissionLines(facts.permissions),
    preview: callsText(facts.calls.preview),
    execute: callsText(facts.calls.execute),
  });
}

/** An author's words as words: on the page that decides they can be no heading, no table, no link, and hide nothing behind them. */
const authored = (text: string): string => prose(text).replace(/[\\`*_[\]<>#|~!]/g, "\\$&");

/** A text between back-ticks, where nothing can be escaped. */
const code = (text: string): string => `\`${prose(text).replace(/[`|]/g, "?")}\``;

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");

const actRow = ({ steps, ...row }: ActRow): Readonly<Record<string, string>> => ({ ...row, steps: steps.join(", ") });

function guardRow({ noun, says, given, code: result, remedy }: GuardRow): Readonly<Record<string, string>> {
  const constants = given.length === 0 ? "" : ` (${given.map(code).join(", ")})`;
  return { noun, says: cell(says) + constants, code: result, remedy: cell(remedy) };
}

function stepRow({ number, title, effect, mode, file, line }: StepRow): Readonly<Record<string, string | number>> {
  const shown = effect === "changes" || effect === "destroys" ? `**${effect}**` : effect;
  return { number, title: authored(title), effect: shown, mode, place: authored(`${file}:${line}`) };
}

function parameterRow({ name, description, default: value }: ParameterNode): Readonly<Record<string, string>> {
  const given = value === undefined ? "must be given" : value === "" ? "empty" : code(String(value));
  return { name, given, description: authored(description) };
}
