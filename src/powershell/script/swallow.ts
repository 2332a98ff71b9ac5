import type { Ast, StatementBlockAst, TryStatementAst, TypeConstraintAst } from "./ast.ts";
import { around, type Script } from "./script.ts";

/** Whether a catch, or a trap, of these types takes whatever is thrown. */
export const takesAll = (types: readonly TypeConstraintAst[] = []): boolean =>
  types.length === 0 || types.some(({ TypeName }) => /^(System\.)?Exception$/i.test(TypeName));

/**
 * Whether what a node throws is caught, within something around it, so that the way goes on as if nothing had been. Where the catch sets
 * something, what comes behind may ask for that.
 *
 * @param ends whether nothing behind a block runs once the block has run
 */
export function isSwallowedWithin(
  script: Script,
  node: Ast,
  within: Ast,
  ends: (block: StatementBlockAst) => boolean,
): boolean {
  const goesOn = ({ CatchClauses = [] }: TryStatementAst): boolean =>
    CatchClauses.some(
      (clause) => takesAll(clause.CatchTypes) && !ends(clause.Body) && !setsSomething(script, clause.Body),
    );
  let inner = node;
  if (inner === within) return false;
  for (const outer of around(script, node)) {
    if (outer.type === "TryStatementAst" && outer.Body === inner && goesOn(outer)) return true;
    if (outer === within) return false;
    inner = outer;
  }
  return false;
}

const setsSomething = (script: Script, block: StatementBlockAst): boolean =>
  script.nodesIn(block, "AssignmentStatementAst", "InvokeMemberExpressionAst").length > 0 ||
  script.nodesIn(block, "UnaryExpressionAst").some(({ TokenKind }) => /plusplus|minusminus/i.test(TokenKind));
