import { arrayOf, hashtable } from "../powershell/build.ts";
import { normalizeExpression } from "../powershell/normalize.ts";
import { printExpression } from "../powershell/print.ts";
import type { Expression, TableNode } from "../powershell/syntax.ts";
import { tagsOf } from "./chosen-runbook.ts";
import type { Import } from "./import.ts";

/** What the scripts for PowerShell know of an import, as PowerShell reads it. */

export const text = (value: string): Expression => ({ kind: "string", value });
export const texts = (values: readonly string[]): Expression => arrayOf(values.map(text));

/** An entry a line: people compare these. */
const tall = (entries: Readonly<Record<string, Expression>>): TableNode => ({
  kind: "table",
  ordered: false,
  tall: true,
  entries: Object.entries(entries),
});

/** An array of one statement that is a table each, so that however few there are, it is one. */
export const printedList = (items: readonly Readonly<Record<string, Expression>>[]): string =>
  printExpression(normalizeExpression({ kind: "array", tall: true, statements: items.map(tall) }));

export const runbookValues = (whole: Import): string =>
  printedList(
    whole.runbooks.map((runbook) => ({
      Name: text(runbook.name),
      File: text(runbook.file),
      Sha256: text(runbook.sha256),
      ApprovedHash: text(runbook.hash),
      Ticket: text(runbook.ticket),
      Reviewer: text(runbook.reviewer),
      Environment: text(whole.environmentOf(runbook).name),
      Parameters: texts(runbook.parameters.map(({ name }) => name)),
      Mandatory: texts(runbook.parameters.flatMap(({ name, isMandatory }) => (isMandatory ? [name] : []))),
      Tags: hashtable(
        Object.fromEntries(Object.entries(tagsOf(runbook, whole.commit)).map(([key, value]) => [key, text(value)])),
      ),
    })),
  );

export const environmentValues = ({ environments }: Import): string =>
  printedList(
    environments.map(({ name, version, packages }) => ({
      Name: text(name),
      Version: text(version),
      Packages: arrayOf(packages.map((each) => hashtable({ Name: text(each.name), Version: text(each.version) }))),
    })),
  );
