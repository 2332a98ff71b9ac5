import type {
  ArgumentNode,
  BinaryOperator,
  CommandNode,
  Expression,
  PipelineNode,
  ScriptNode,
  ScriptParameterNode,
  Statement,
} from "./syntax.ts";

/**
 * What PowerShell's own parser must read from the printed tree: the same nodes by PowerShell's own names
 * (System.Management.Automation.Language), without positions. Only a normalized tree can be expected.
 */
export interface ExpectedNode {
  readonly type: string;
  readonly [property: string]: ExpectedValue;
}
export type ExpectedValue = string | number | boolean | ExpectedNode | readonly ExpectedValue[];

export function expectedScript(script: ScriptNode): ExpectedNode {
  return {
    type: "ScriptBlockAst",
    ParamBlock: {
      type: "ParamBlockAst",
      Attributes: [{ type: "AttributeAst", TypeName: "CmdletBinding" }],
      ...(script.parameters.length === 0 ? {} : { Parameters: script.parameters.map(parameter) }),
    },
    EndBlock: endBlock([...script.prologue, ...script.functions, ...script.body]),
  };
}

const isTrivia = (statement: Statement): boolean => statement.kind === "comment" || statement.kind === "blank";

function endBlock(statements: readonly Statement[]): ExpectedNode {
  const meant = statements.filter((statement) => !isTrivia(statement)).map(expected);
  return {
    type: "NamedBlockAst",
    Unnamed: true,
    BlockKind: "End",
    ...(meant.length === 0 ? {} : { Statements: meant }),
  };
}

function body(statements: readonly Statement[]): ExpectedNode {
  const meant = statements.filter((statement) => !isTrivia(statement)).map(expected);
  return { type: "StatementBlockAst", ...(meant.length === 0 ? {} : { Statements: meant }) };
}

function parameter({ name, type, mandatory, default: value }: ScriptParameterNode): ExpectedNode {
  const isMandatory = {
    type: "AttributeAst",
    NamedArguments: [{ type: "NamedAttributeArgumentAst", ArgumentName: "Mandatory", Argument: variable("true") }],
    TypeName: "Parameter",
  };
  return {
    type: "ParameterAst",
    Attributes: [...(mandatory ? [isMandatory] : []), constraint(type)],
    Name: variable(name),
    ...(value === undefined ? {} : { DefaultValue: expression(value) }),
  };
}

const variable = (name: string): ExpectedNode => ({ type: "VariableExpressionAst", VariablePath: name });
const constraint = (name: string): ExpectedNode => ({ type: "TypeConstraintAst", TypeName: name });
const bareWord = (value: string): ExpectedNode => ({
  type: "StringConstantExpressionAst",
  StringConstantType: "BareWord",
  Value: value,
});
const quoted = (value: string): ExpectedNode => ({
  type: "StringConstantExpressionAst",
  StringConstantType: "SingleQuoted",
  Value: value,
});

function expected(node: Statement): ExpectedNode {
  switch (node.kind) {
    case "pipeline":
      return pipeline(node);
    case "assignment":
      return {
        type: "AssignmentStatementAst",
        Left: expression(node.target),
        Operator: node.operator === "=" ? "Equals" : "PlusEquals",
        Right: node.value.kind === "pipeline" ? pipeline(node.value) : commandExpression(node.value),
      };
    case "increment":
      return asPipeline({ type: "UnaryExpressionAst", TokenKind: "PostfixPlusPlus", Child: expression(node.target) });
    case "if":
      return {
        type: "IfStatementAst",
        Clauses: node.clauses.map((clause) => [asPipeline(expression(clause.condition)), body(clause.body)]),
        ...(node.otherwise === undefined ? {} : { ElseClause: body(node.otherwise) }),
      };
    case "for-each":
      return {
        type: "ForEachStatementAst",
        Variable: variable(node.variable),
        Flags: "None",
        Body: body(node.body),
        Condition: asPipeline(expression(node.of)),
      };
    case "while":
      return { type: "WhileStatementAst", Body: body(node.body), Condition: asPipeline(expression(node.condition)) };
    case "try":
      return {
        type: "TryStatementAst",
        Body: body(node.body),
        ...(node.catches === undefined
          ? {}
          : { CatchClauses: [{ type: "CatchClauseAst", IsCatchAll: true, Body: body(node.catches) }] }),
        ...(node.lastly === undefined ? {} : { Finally: body(node.lastly) }),
      };
    case "throw":
      // A bare throw stands in a catch alone: there it throws again what was caught.
      return {
        type: "ThrowStatementAst",
        ...(node.value === undefined ? { IsRethrow: true } : { Pipeline: asPipeline(expression(node.value)) }),
      };
    case "break":
      return { type: "BreakStatementAst" };
    case "continue":
      return { type: "ContinueStatementAst" };
    case "return":
      return { type: "ReturnStatementAst" };
    // The reader gives functions by name; their text is compared to the letter (read-back.ts).
    case "function":
      return { type: "FunctionDefinitionAst", Name: node.name };
    case "comment":
    case "blank":
      throw new RangeError("trivia is not read back");
  }
}

const commandExpression = (node: Expression): ExpectedNode => ({
  type: "CommandExpressionAst",
  Expression: expression(node),
});
const asPipeline = (node: ExpectedNode): ExpectedNode => ({
  type: "PipelineAst",
  PipelineElements: [{ type: "CommandExpressionAst", Expression: node }],
});

function pipeline(node: PipelineNode): ExpectedNode {
  return {
    type: "PipelineAst",
    PipelineElements: node.elements.map((element) =>
      element.kind === "command" ? command(element) : commandExpression(element),
    ),
  };
}

const valueAsPipeline = (node: Expression | PipelineNode): ExpectedNode =>
  node.kind === "pipeline" ? pipeline(node) : asPipeline(expression(node));

function command(node: CommandNode): ExpectedNode {
  return {
    type: "CommandAst",
    CommandElements: [bareWord(node.name), ...node.arguments.flatMap(argument)],
    InvocationOperator: "Unknown",
  };
}

function argument({ parameter: name, value, colon }: ArgumentNode): readonly ExpectedNode[] {
  const given =
    value === undefined ? [] : [value.kind === "string" && value.bare ? bareWord(value.value) : expression(value)];
  if (name === undefined) return given;
  const named: ExpectedNode = { type: "CommandParameterAst", ParameterName: name };
  return colon && given[0] !== undefined ? [{ ...named, Argument: given[0] }] : [named, ...given];
}

function expression(node: Expression): ExpectedNode {
  switch (node.kind) {
    case "string":
      return quoted(node.value);
    case "number":
      return { type: "ConstantExpressionAst", Value: node.value };
    case "variable":
      return variable(node.name);
    case "member":
      return { type: "MemberExpressionAst", Expression: expression(node.of), Member: bareWord(node.name) };
    case "static-member":
      return {
        type: "MemberExpressionAst",
        Expression: typeExpression(node.type),
        Member: bareWord(node.name),
        Static: true,
      };
    case "invoke":
      return {
        type: "InvokeMemberExpressionAst",
        ...(node.arguments.length === 0 ? {} : { Arguments: node.arguments.map(expression) }),
        Expression: node.of.kind === "type" ? typeExpression(node.of.name) : expression(node.of),
        Member: bareWord(node.name),
        ...(node.of.kind === "type" ? { Static: true } : {}),
      };
    case "index":
      return { type: "IndexExpressionAst", Target: expression(node.of), Index: expression(node.index) };
    case "binary":
      return {
        type: "BinaryExpressionAst",
        Operator: operators[node.operator],
        Left: expression(node.left),
        Right: expression(node.right),
      };
    case "unary":
      return {
        type: "UnaryExpressionAst",
        TokenKind: node.operator === "-not" ? "Not" : "Join",
        Child: expression(node.operand),
      };
    case "convert":
      return {
        type: "ConvertExpressionAst",
        Type: constraint(node.type),
        Child: expression(node.operand),
        Attribute: constraint(node.type),
      };
    case "paren":
      return { type: "ParenExpressionAst", Pipeline: valueAsPipeline(node.content) };
    case "list":
      return { type: "ArrayLiteralAst", Elements: node.items.map(expression) };
    case "array":
      return {
        type: "ArrayExpressionAst",
        SubExpression: {
          type: "StatementBlockAst",
          ...(node.statements.length === 0 ? {} : { Statements: node.statements.map(valueAsPipeline) }),
        },
      };
    case "table": {
      const table = {
        type: "HashtableAst",
        ...(node.entries.length === 0
          ? {}
          : { KeyValuePairs: node.entries.map(([key, value]) => [keyNode(key), valueAsPipeline(value)]) }),
      };
      return node.ordered
        ? { type: "ConvertExpressionAst", Type: constraint("ordered"), Child: table, Attribute: constraint("ordered") }
        : table;
    }
    case "script-block":
      return {
        type: "ScriptBlockExpressionAst",
        ScriptBlock: { type: "ScriptBlockAst", EndBlock: endBlock(node.statements) },
      };
  }
}

const keyNode = (key: string): ExpectedNode => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? bareWord(key) : quoted(key));
const typeExpression = (name: string): ExpectedNode => ({ type: "TypeExpressionAst", TypeName: name });

/** The names of the operators in PowerShell's TokenKind; I and C are the ones that ignore and respect case. */
const operators: Readonly<Record<BinaryOperator, string>> = {
  "-and": "And",
  "-or": "Or",
  "-eq": "Ieq",
  "-ne": "Ine",
  "-ceq": "Ceq",
  "-cne": "Cne",
  "-gt": "Igt",
  "-ge": "Ige",
  "-lt": "Ilt",
  "-le": "Ile",
  "-match": "Imatch",
  "-notmatch": "Inotmatch",
  "-cmatch": "Cmatch",
  "-cnotmatch": "Cnotmatch",
  "-in": "Iin",
  "-notin": "Inotin",
  "-cin": "Cin",
  "-cnotin": "Cnotin",
  "-contains": "Icontains",
  "-notcontains": "Inotcontains",
  "-is": "Is",
  "-isnot": "IsNot",
  "-f": "Format",
  "-join": "Join",
  "-replace": "Ireplace",
  "+": "Plus",
  "-": "Minus",
  "*": "Multiply",
};
