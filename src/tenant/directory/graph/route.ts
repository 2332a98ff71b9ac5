import type { Change } from "../../change.ts";
import type { State } from "../../state.ts";
import type { GraphError } from "./errors.ts";

/** A request that Graph has let in. */
export interface Asked {
  /** What stands for `{id}` in the path; empty where the path has none. */
  readonly id: string;
  readonly url: URL;
  readonly body: string;
  readonly permissions: readonly string[];
}

/** What an operation gives: an error, or a body with what is done; undefined is no content. */
export interface Outcome {
  readonly error?: GraphError;
  readonly body?: object;
  readonly changes?: readonly Change[];
}

/** An operation of Graph v1.0. */
export interface Route {
  readonly method: string;
  /** Below `/v1.0`. */
  readonly path: string;
  /** Application permissions, of which one is needed: from the least on, as the operation's page of the reference lists them. */
  readonly permissions: readonly string[];
  readonly answer: (tenant: State, asked: Asked) => Outcome;
}

export const failed = (error: GraphError): Outcome => ({ error });
