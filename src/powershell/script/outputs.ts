import type { Ast } from "./ast.ts";

/** What statements write into the pipeline, in whichever of their branches. */
export function* outputsIn(statements: readonly Ast[]): Generator<Ast> {
  for (const statement of statements) {
    switch (statement.type) {
      case "PipelineAst":
      case "CommandExpressionAst":
        yield statement;
        break;
      case "ReturnStatementAst":
        if (statement.Pipeline !== undefined) yield statement.Pipeline;
        break;
      case "IfStatementAst":
        for (const [, body] of statement.Clauses) yield* outputsIn(body.Statements ?? []);
        yield* outputsIn(statement.ElseClause?.Statements ?? []);
        break;
      case "SwitchStatementAst":
        for (const [, body] of statement.Clauses ?? []) yield* outputsIn(body.Statements ?? []);
        yield* outputsIn(statement.Default?.Statements ?? []);
        break;
      case "TryStatementAst":
        yield* outputsIn(statement.Body.Statements ?? []);
        for (const { Body } of statement.CatchClauses ?? []) yield* outputsIn(Body.Statements ?? []);
        break;
      case "ForEachStatementAst":
      case "ForStatementAst":
      case "WhileStatementAst":
      case "DoWhileStatementAst":
      case "DoUntilStatementAst":
        yield* outputsIn(statement.Body.Statements ?? []);
        break;
      default:
    }
  }
}
