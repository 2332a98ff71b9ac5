import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Procedure } from "../../procedure/procedure.ts";

/** A norm that a procedure must meet: a pure function from its tree to what is wrong with it. */
export type Rule = (procedure: Procedure) => Iterable<Diagnostic>;
