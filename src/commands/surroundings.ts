import type { Environment } from "../engine/executable.ts";

/** What a command may touch of the process that it runs in. */
export interface Surroundings {
  /** Absolute path of the folder that the command runs in, as links lead. */
  readonly root: string;
  /** The folder of purgebook's own package.json. */
  readonly packageRoot: string;
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  readonly nodeVersion: string;
  /** Takes results. */
  readonly result: (text: string) => void;
  /** Takes progress and prose. */
  readonly say: (text: string) => void;
  readonly now: () => Date;
  /** Starts a program that may outlive this one; what is wrong where it does not start, or ends at once with a failure. */
  readonly start: (program: string, given: readonly string[]) => Promise<string | undefined>;
  /** Has something done before an interrupt ends the process. */
  readonly onInterrupt: (clean: () => void) => void;
  /** Whether results, or prose, go to a terminal that shows colour. */
  readonly colour: { readonly result: boolean; readonly say: boolean };
  /** Whether prose goes to a terminal. */
  readonly isTerminal: boolean;
  /** The width of the terminal, or what a page may have. */
  readonly columns: number;
}

/** 0: fine. 1: the work has errors. 2: wrong usage, no engine, or a fault of purgebook itself. */
export type ExitCode = 0 | 1 | 2;

/** A command was asked for what it cannot do; the message says what it can. */
export class WrongUsage extends Error {
  override name = "WrongUsage";
}
