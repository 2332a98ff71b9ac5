import type { Ast, TrapStatementAst } from "./ast.ts";
import { around, type Script } from "./script.ts";
import { takesAll } from "./swallow.ts";

/**
 * Whether what a node throws only ends its statement, because a trap in a block around it takes the error and lets the run go on behind that
 * (PowerShell-Docs, about_Trap: so does one without `break`, and the error is written). A try with a catch in between comes first.
 */
export function isResumed(script: Script, node: Ast): boolean {
  let inner = node;
  for (const outer of around(script, node)) {
    if (outer.type === "FunctionDefinitionAst" || outer.type === "TrapStatementAst") return false;
    if (outer.type === "TryStatementAst" && outer.Body === inner && outer.CatchClauses !== undefined) return false;
    if (outer.type === "StatementBlockAst" || outer.type === "NamedBlockAst")
      if ((outer.Traps ?? []).some((trap) => resumes(script, trap))) return true;
    inner = outer;
  }
  return false;
}

const resumes = (script: Script, node: Ast): boolean => isTrapOfEverything(script, node) && !endsBlock(node);

/** Whether a node is a trap that takes whatever is thrown, by no type or by one that every error has. */
export const isTrapOfEverything = (script: Script, node: Ast): node is TrapStatementAst =>
  node.type === "TrapStatementAst" &&
  takesAll(script.childrenOf(node).filter((child) => child.type === "TypeConstraintAst"));

/** Whether a trap leaves the block that it stands in, so that the run does not go on behind the statement that threw. */
export const endsBlock = ({ Body: { Statements = [] } }: TrapStatementAst): boolean =>
  Statements.some(({ type }) => /^(Break|Exit|Throw|Return)StatementAst$/.test(type));
