import type { SourcePosition } from "./position.ts";
import type { Step } from "./step.ts";
import type { ValueType } from "./value.ts";

/** How directory operations are spelled. */
export const dialects = ["graph-rest", "graph-sdk", "msonline"] as const;
export type Dialect = (typeof dialects)[number];

export const runtimes = ["automation-5.1", "automation-7.4", "automation-7.6", "desktop-5.1", "desktop-7"] as const;
export type Runtime = (typeof runtimes)[number];

/** How a parameter's text is checked before anything else happens. */
export type ParameterCheck =
  /** `differsFrom` names another parameter, which must not have the same id. */
  | { readonly kind: "guid"; readonly differsFrom?: string }
  | { readonly kind: "text"; readonly pattern: string; readonly says: string }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "integer"; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "accepted"; readonly what: string }
  | { readonly kind: "flag" }
  | { readonly kind: "targets" };

export interface ParameterNode {
  readonly name: string;
  readonly description: string;
  readonly valueType: ValueType;
  readonly check: ParameterCheck;
  /** Absent: the parameter is mandatory. */
  readonly default?: string | number | boolean;
  readonly position?: SourcePosition;
}

/** A warning that the author knows of, and why it may stand. */
export interface Acknowledgement {
  readonly code: string;
  readonly reason: string;
}

/** What an author's module says, as inert data: the root of the tree. */
export interface Procedure {
  readonly name: string;
  readonly synopsis: string;
  readonly description: readonly string[];
  readonly parameters: readonly ParameterNode[];
  /** The steps in the first dialect. */
  readonly steps: readonly Step[];
  /** The steps in the other dialects, which may have fewer: a dialect may be unable to do some. */
  readonly stepsByDialect?: Readonly<Partial<Record<Dialect, readonly Step[]>>>;
  readonly dialects: readonly Dialect[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly position: SourcePosition;
}
