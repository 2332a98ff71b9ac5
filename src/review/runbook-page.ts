import { nameOf } from "../approval/stale.ts";
import { callsText, permissionLines, type ReviewFacts } from "../render/review-facts.ts";
import { sha256 } from "../util/sha256.ts";
import { changesSince, type Changes } from "./changes.ts";
import { obligationsOf, type Obligation } from "./obligations.ts";
import { indexPage, pageNames } from "./page-names.ts";
import { rehearsalsOf, type Rehearsals } from "./rehearsals.ts";
import type { ReviewedRunbook } from "./runbook.ts";
import { sealViews, type SealView } from "./seal-view.ts";
import { sectionsOf } from "./script-sections.ts";
import { standingView, type StandingView } from "./standing-view.ts";
import { stepViews, type Coloured, type StepView } from "./steps.ts";

/** What the page of a runbook shows. */
export interface RunbookPage extends Rehearsals {
  readonly title: string;
  readonly indexPage: string;
  readonly codePage: string;
  readonly facts: ReviewFacts;
  readonly standing: StandingView;
  readonly approve: string;
  readonly changes?: Changes;
  readonly seals: readonly SealView[];
  /** The drawing, as markup. */
  readonly diagram: string;
  readonly steps: readonly StepView[];
  readonly obligations: readonly Obligation[];
  readonly parameters: readonly { readonly name: string; readonly given: string; readonly description: string }[];
  readonly permissions: readonly string[];
  readonly preview: string;
  readonly execute: string;
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly what: string }[];
}

export interface Drawn {
  readonly coloured: Coloured;
  readonly diagram: string;
}

/** @param out the folder of the compiled runbooks, as a command names it */
export function runbookPage(runbook: ReviewedRunbook, { coloured, diagram }: Drawn, out: string): RunbookPage {
  const { entry, facts, texts, standing, approved, seals, reports } = runbook;
  const name = nameOf(entry);
  const digest = sha256(texts.script);
  const numbered = facts.connects === undefined ? [] : [{ number: 1, title: `Connect to ${facts.connects}` }];
  const sections = sectionsOf(texts.script, [...numbered, ...facts.steps]);
  return {
    title: name,
    indexPage,
    codePage: pageNames(entry).code,
    facts,
    standing: standingView(standing),
    approve: approveCommand(name, facts.hash, out),
    ...(standing.kind === "stale" && approved !== undefined
      ? { changes: changesSince(standing, approved, texts, facts.hash) }
      : {}),
    seals: sealViews(seals),
    diagram,
    steps: stepViews(runbook, sections, coloured),
    obligations: obligationsOf(texts.script, sections, runbook.analysis),
    parameters: facts.parameters.map(({ name: parameter, description, default: value }) => ({
      name: parameter,
      description,
      given: value === undefined ? "must be given" : value === "" ? "empty" : String(value),
    })),
    permissions: permissionLines(facts.permissions),
    preview: callsText(facts.calls.preview),
    execute: callsText(facts.calls.execute),
    ...rehearsalsOf(reports, {
      file: entry.script.file,
      sha256: digest,
      procedures: entry.sources.map(({ file }) => file),
    }),
    files: [
      { what: "script", file: `${out}/${entry.script.file}`, sha256: digest },
      { what: "review sheet", file: `${out}/${entry.review.file}`, sha256: entry.review.sha256 },
      { what: "permissions", file: `${out}/${entry.permissions.file}`, sha256: entry.permissions.sha256 },
      ...entry.sources.map(({ file, sha256 }) => ({ what: "procedure", file, sha256 })),
    ],
  };
}

const approveCommand = (name: string, hash: string, out: string): string =>
  [
    `npx purgebook approve ${name}`,
    "--ticket <the change>",
    "--reviewer <your name>",
    `--hash ${hash}`,
    ...(out === "out" ? [] : [`--out ${out}`]),
  ].join(" ");
