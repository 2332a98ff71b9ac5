import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { humanText, printable } from "../diagnostics/human.ts";
import { diagnosticJson } from "../diagnostics/json.ts";
import { sarifLog } from "../diagnostics/sarif.ts";
import type { CheckedFile } from "./check-files.ts";
import type { Surroundings } from "./surroundings.ts";
import { versionOf } from "./version-of.ts";

export type CheckFormat = "human" | "json" | "sarif";

/** Tells what a check finds. */
export interface CheckReport {
  /** Takes what was found in a file, in the order in which it is to be told. */
  add(checked: CheckedFile): void;
  /** @param diagnostics what concerns no file: of the settings, of the engine */
  end(diagnostics: readonly Diagnostic[]): void;
}

export const checkReport = (format: CheckFormat, around: Surroundings): CheckReport => reports[format](around);

const reports: Readonly<Record<CheckFormat, (around: Surroundings) => CheckReport>> = {
  human: humanReport,
  json: jsonReport,
  sarif: sarifReport,
};

/** Findings are the result, told as they come; what is not of a script, and the summary, is prose. */
function humanReport({ result, say, colour }: Surroundings): CheckReport {
  const counts = { scripts: 0, errors: 0, warnings: 0 };
  const notChecked = new Map<string, number>();
  return {
    add: ({ file, isScript, diagnostics, text, notChecked: calls }) => {
      for (const [at, found] of diagnostics.entries()) {
        // What is found at one place shares the lines that show it.
        const isShownBelow = isAtOnePlace(found, diagnostics[at + 1]);
        const sourceOf = (name: string): string | undefined => (name === file && !isShownBelow ? text : undefined);
        result(`${humanText(found, { colour: colour.result, sourceOf })}\n`);
        counts[isError(found) ? "errors" : "warnings"]++;
      }
      if (isScript) counts.scripts++;
      countCalls(notChecked, calls);
    },
    end: (diagnostics) => {
      const sourceOf = (): undefined => undefined;
      for (const found of diagnostics) say(`${humanText(found, { colour: colour.say, sourceOf })}\n`);
      const { scripts, errors, warnings } = counts;
      if (scripts + errors === 0 && diagnostics.length > 0) return say("Nothing was checked.\n");
      const all = [count(errors + diagnostics.filter(isError).length, "error"), count(warnings, "warning")];
      say(`${count(scripts, "script")} checked: ${all.join(", ")}.${unknownCalls(notChecked)}\n`);
    },
  };
}

const isAtOnePlace = ({ place: one }: Diagnostic, other: Diagnostic | undefined): boolean =>
  one !== undefined && one.line === other?.place?.line && one.column === other.place.column;

const mostNames = 8;

/** What a clean answer does not cover. */
function unknownCalls(calls: ReadonlyMap<string, number>): string {
  if (calls.size === 0) return "";
  const total = [...calls.values()].reduce((sum, number) => sum + number, 0);
  const names = [...calls.keys()].toSorted();
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
  const listed = printable(names.slice(0, mostNames).join(", "));
  return ` ${count(total, "call")} not checked, because the catalogue lacks the parameters of ${listed}${more}.`;
}

/** Names of commands are the same whatever their case; the first spelling is kept. */
function countCalls(to: Map<string, number>, calls: readonly string[]): void {
  for (const name of calls) {
    const known = [...to.keys()].find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
    to.set(known, (to.get(known) ?? 0) + 1);
  }
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

function jsonReport({ result }: Surroundings): CheckReport {
  const files: object[] = [];
  const found: Diagnostic[] = [];
  const notChecked = new Map<string, number>();
  return {
    add: ({ file, isScript, diagnostics, notChecked: calls }) => {
      const errors = diagnostics.filter(isError).length;
      if (isScript) files.push({ file, errors, warnings: diagnostics.length - errors });
      found.push(...diagnostics);
      countCalls(notChecked, calls);
    },
    end: (diagnostics) => {
      const document = {
        schema: "purgebook-check-1",
        files,
        diagnostics: [...found, ...diagnostics].map(diagnosticJson),
        notChecked: [...notChecked].map(([command, calls]) => ({ command, calls })),
      };
      result(`${JSON.stringify(document, null, 2)}\n`);
    },
  };
}

function sarifReport({ result, root, packageRoot }: Surroundings): CheckReport {
  const found: Diagnostic[] = [];
  return {
    add: ({ diagnostics }) => void found.push(...diagnostics),
    end: (diagnostics) => {
      const log = sarifLog([...found, ...diagnostics], {
        version: versionOf(packageRoot),
        pageOf: (code) => readFileSync(join(packageRoot, "docs", "rules", `${code}.md`), "utf8"),
        outsidePath: (file) => (file.startsWith("../") || /^[a-z]:/i.test(file) ? resolve(root, file) : undefined),
      });
      result(`${JSON.stringify(log, null, 2)}\n`);
    },
  };
}
