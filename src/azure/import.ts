import { takes, type ChosenRunbook } from "./chosen-runbook.ts";
import {
  environmentOf,
  environmentsOf,
  type AutomationRuntime,
  type RuntimeEnvironment,
} from "./runtime-environment.ts";

/** What is imported: runbooks, and what each runs with. */
export interface Import {
  readonly runbooks: readonly ChosenRunbook[];
  readonly environments: readonly RuntimeEnvironment[];
  readonly environmentOf: (runbook: ChosenRunbook) => RuntimeEnvironment;
  /** The commit that the files are of, where that is known. */
  readonly commit: string | undefined;
}

export const importOf = (
  runbooks: readonly ChosenRunbook[],
  runtime: AutomationRuntime,
  commit: string | undefined,
): Import => ({
  runbooks,
  environments: environmentsOf(runbooks, runtime),
  environmentOf: (runbook) => environmentOf(runbook, runtime),
  commit,
});

/** True where one of the runbooks writes to the evidence store. */
export const writesEvidence = ({ runbooks }: Import): boolean =>
  runbooks.some((runbook) => takes(runbook, "EvidenceUri") || runbook.sealed.includes("EvidenceUri"));
