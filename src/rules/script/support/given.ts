import type { ParameterFacts } from "../../../catalog/schema.ts";
import type { Ast } from "../../../powershell/script/ast.ts";

/** A parameter with what it is given. */
export interface Given {
  readonly parameter: ParameterFacts;
  /** Where it is written: `-Name`, or the value itself where its position says which parameter it is. */
  readonly at: Ast;
  /** Undefined for a switch without a value. */
  readonly value?: Ast;
  readonly by: "name" | "abbreviation" | "position" | "splat";
}
