import type { Acknowledgement, Dialect } from "../procedure/procedure.ts";
import { deepFreeze } from "../util/freeze.ts";
import { callSite, type CallSite } from "./call-site.ts";
import type { ParameterDefinition, ParameterValues } from "./parameter.ts";
import type { Run } from "./run.ts";

type Parameters = Readonly<Record<string, ParameterDefinition<unknown>>>;

/** What a procedure function is told besides its parameters. */
export interface ProcedureContext {
  /** The dialect in which the steps will be spelled: one that cannot do a step leaves it out. */
  readonly dialect: Dialect;
}

/** What an author writes: the default export of a `*.runbook.ts` file. */
export interface RunbookDefinition<P extends Parameters = Parameters> {
  /** Verb-Noun, as a cmdlet is named; the name of the emitted file and of the runbook in Azure Automation. */
  readonly name: string;
  /** One sentence: what it does to what. */
  readonly synopsis: string;
  /** What a reviewer must know besides: what cannot be undone, what else goes with it. A sentence or two each. */
  readonly description?: readonly string[];
  /**
   * The runbook's own parameters. Organization, ChangeTicket, EvidenceUri, Mode and WaitMinutes come by themselves where they are needed.
   */
  readonly parameters: P;
  /** How directory operations may be spelled; `graph-rest` alone by default. */
  readonly dialects?: readonly Dialect[];
  /** Warnings that may stand, each with its reason; the review sheet repeats them. */
  readonly acknowledge?: readonly Acknowledgement[];
  /** The steps, in order. Runs at compile time only. */
  readonly procedure: (run: Run, parameters: ParameterValues<P>, context: ProcedureContext) => void;
}

const isRunbook = Symbol.for("purgebook.runbook");

/** A definition as the loader takes it. */
export interface Runbook {
  readonly [isRunbook]: true;
  readonly definition: RunbookDefinition;
  readonly site: CallSite;
}

/** Defines a runbook. Nothing runs: the compiler calls `procedure` to learn its steps. */
export function runbook<const P extends Parameters>(definition: RunbookDefinition<P>): Runbook {
  const site = callSite();
  return Object.freeze({
    [isRunbook]: true,
    definition: freezeDefinition(definition) as unknown as RunbookDefinition,
    site,
  } as const);
}

function freezeDefinition<P extends Parameters>(definition: RunbookDefinition<P>): RunbookDefinition<P> {
  return typeof definition === "object" && definition !== null ? deepFreeze({ ...definition }) : definition;
}

export function isRunbookValue(value: unknown): value is Runbook {
  return typeof value === "object" && value !== null && isRunbook in value;
}
