import { tagsOf } from "./chosen-runbook.ts";
import type { Import } from "./import.ts";
import { posixQuote } from "./posix-quote.ts";

/** What import.sh knows of an import: lines of words, each quoted. */

const words = (...values: readonly string[]): string => values.map(posixQuote).join(" ");

/** A value a line, as people compare them. */
export const runbookLines = (whole: Import): readonly string[] =>
  whole.runbooks.map((runbook) => {
    const environment = whole.environmentOf(runbook).name;
    const { name, file, sha256, hash, ticket, reviewer, parameters } = runbook;
    const mandatory = parameters.filter(({ isMandatory }) => isMandatory);
    const patch = {
      tags: tagsOf(runbook, whole.commit),
      properties: { runbookType: "PowerShell", runtimeEnvironment: environment },
    };
    const namesOf = (of: typeof parameters): string => of.map((parameter) => parameter.name).join(" ");
    const values = [name, file, sha256, hash, ticket, reviewer, environment, namesOf(parameters), namesOf(mandatory)];
    return [...values, JSON.stringify(patch)].map((value) => ` \\\n        ${posixQuote(value)}`).join("");
  });

export const environmentLines = ({ environments }: Import): readonly string[] =>
  environments.flatMap(({ name, version, packages }) => [
    `environment ${words(name, version)}`,
    ...packages.map((each) => `package ${words(name, each.name, each.version)}`),
  ]);
