/**
 * PowerShell's own syntax tree, by PowerShell's own names (System.Management.Automation.Language), as the engine's reader gives it. A
 * property that would be null, false or an empty list is absent. Offsets are UTF-16 code units.
 */
interface Extent {
  readonly start: number;
  readonly end: number;
}

export interface ScriptBlockAst extends Extent {
  readonly type: "ScriptBlockAst";
  readonly ParamBlock?: ParamBlockAst;
  readonly Attributes?: readonly Ast[];
  readonly UsingStatements?: readonly Ast[];
  readonly DynamicParamBlock?: NamedBlockAst;
  readonly BeginBlock?: NamedBlockAst;
  readonly ProcessBlock?: NamedBlockAst;
  readonly EndBlock?: NamedBlockAst;
  readonly CleanBlock?: NamedBlockAst;
  /** The script has a #Requires line. */
  readonly requires?: true;
}
export interface ParamBlockAst extends Extent {
  readonly type: "ParamBlockAst";
  readonly Attributes?: readonly AttributeAst[];
  readonly Parameters?: readonly ParameterAst[];
}
export interface ParameterAst extends Extent {
  readonly type: "ParameterAst";
  readonly Attributes?: readonly (AttributeAst | TypeConstraintAst)[];
  readonly Name: VariableExpressionAst;
  readonly DefaultValue?: Ast;
}
export interface AttributeAst extends Extent {
  readonly type: "AttributeAst";
  readonly TypeName: string;
  readonly PositionalArguments?: readonly Ast[];
  readonly NamedArguments?: readonly NamedAttributeArgumentAst[];
}
export interface NamedAttributeArgumentAst extends Extent {
  readonly type: "NamedAttributeArgumentAst";
  readonly ArgumentName: string;
  readonly Argument: Ast;
  readonly ExpressionOmitted?: true;
}
export interface TypeConstraintAst extends Extent {
  readonly type: "TypeConstraintAst";
  readonly TypeName: string;
}
export interface NamedBlockAst extends Extent {
  readonly type: "NamedBlockAst";
  /** An end block without the word `end`. */
  readonly Unnamed?: true;
  readonly BlockKind: "Begin" | "Process" | "End" | "Clean" | "Dynamicparam";
  readonly Statements?: readonly Ast[];
  readonly Traps?: readonly Ast[];
}
export interface StatementBlockAst extends Extent {
  readonly type: "StatementBlockAst";
  readonly Statements?: readonly Ast[];
  readonly Traps?: readonly Ast[];
}
export interface FunctionDefinitionAst extends Extent {
  readonly type: "FunctionDefinitionAst";
  readonly Name: string;
  readonly Parameters?: readonly ParameterAst[];
  readonly Body: ScriptBlockAst;
  readonly IsFilter?: true;
  readonly IsWorkflow?: true;
}

export interface PipelineAst extends Extent {
  readonly type: "PipelineAst";
  readonly PipelineElements: readonly (CommandAst | CommandExpressionAst)[];
  readonly Background?: true;
}
/** `a && b`: only in PowerShell 7. */
export interface PipelineChainAst extends Extent {
  readonly type: "PipelineChainAst";
  readonly LhsPipelineChain: Ast;
  readonly RhsPipeline: Ast;
  readonly Operator: string;
}
export interface CommandAst extends Extent {
  readonly type: "CommandAst";
  readonly CommandElements: readonly Ast[];
  readonly InvocationOperator: "Unknown" | "Ampersand" | "Dot";
  readonly Redirections?: readonly RedirectionAst[];
}
export interface CommandParameterAst extends Extent {
  readonly type: "CommandParameterAst";
  readonly ParameterName: string;
  /** What stands behind a colon. */
  readonly Argument?: Ast;
}
export interface CommandExpressionAst extends Extent {
  readonly type: "CommandExpressionAst";
  readonly Expression: Ast;
  readonly Redirections?: readonly RedirectionAst[];
}
export interface AssignmentStatementAst extends Extent {
  readonly type: "AssignmentStatementAst";
  readonly Left: Ast;
  readonly Operator: string;
  readonly Right: Ast;
}

/** A condition with what runs where it holds. */
export type Clause = readonly [condition: Ast, body: StatementBlockAst];

export interface IfStatementAst extends Extent {
  readonly type: "IfStatementAst";
  readonly Clauses: readonly Clause[];
  readonly ElseClause?: StatementBlockAst;
}
export interface SwitchStatementAst extends Extent {
  readonly type: "SwitchStatementAst";
  readonly Condition: Ast;
  readonly Clauses?: readonly Clause[];
  readonly Default?: StatementBlockAst;
  readonly Flags: string;
}
export interface ForEachStatementAst extends Extent {
  readonly type: "ForEachStatementAst";
  readonly Variable: VariableExpressionAst;
  readonly Condition: Ast;
  readonly Body: StatementBlockAst;
  readonly Flags: string;
}
export interface ForStatementAst extends Extent {
  readonly type: "ForStatementAst";
  readonly Initializer?: Ast;
  readonly Condition?: Ast;
  readonly Iterator?: Ast;
  readonly Body: StatementBlockAst;
}
export interface WhileStatementAst extends Extent {
  readonly type: "WhileStatementAst" | "DoWhileStatementAst" | "DoUntilStatementAst";
  readonly Condition?: Ast;
  readonly Body: StatementBlockAst;
}
export interface TryStatementAst extends Extent {
  readonly type: "TryStatementAst";
  readonly Body: StatementBlockAst;
  readonly CatchClauses?: readonly CatchClauseAst[];
  readonly Finally?: StatementBlockAst;
}
export interface CatchClauseAst extends Extent {
  readonly type: "CatchClauseAst";
  readonly CatchTypes?: readonly TypeConstraintAst[];
  readonly IsCatchAll?: true;
  readonly Body: StatementBlockAst;
}
export interface TrapStatementAst extends Extent {
  readonly type: "TrapStatementAst";
  readonly Body: StatementBlockAst;
}
/** return, exit and throw may have a value; break and continue a label. */
export interface FlowStatementAst extends Extent {
  readonly type:
    "ReturnStatementAst" | "ExitStatementAst" | "ThrowStatementAst" | "BreakStatementAst" | "ContinueStatementAst";
  readonly Pipeline?: Ast;
  readonly Label?: Ast;
}

export interface VariableExpressionAst extends Extent {
  readonly type: "VariableExpressionAst";
  /** With its scope or drive: `script:count`, `env:PATH`. */
  readonly VariablePath: string;
  readonly Splatted?: true;
}
export interface StringConstantExpressionAst extends Extent {
  readonly type: "StringConstantExpressionAst";
  readonly Value: string;
  readonly StringConstantType:
    "BareWord" | "SingleQuoted" | "DoubleQuoted" | "SingleQuotedHereString" | "DoubleQuotedHereString";
}
export interface ConstantExpressionAst extends Extent {
  readonly type: "ConstantExpressionAst";
  readonly Value: string | number | boolean;
  readonly valueType?: string;
}
export interface ExpandableStringExpressionAst extends Extent {
  readonly type: "ExpandableStringExpressionAst";
  readonly Value: string;
  readonly StringConstantType: string;
  readonly NestedExpressions?: readonly Ast[];
}
export interface ScriptBlockExpressionAst extends Extent {
  readonly type: "ScriptBlockExpressionAst";
  readonly ScriptBlock: ScriptBlockAst;
}
export interface HashtableAst extends Extent {
  readonly type: "HashtableAst";
  readonly KeyValuePairs?: readonly (readonly [key: Ast, value: Ast])[];
}
export interface ArrayLiteralAst extends Extent {
  readonly type: "ArrayLiteralAst";
  readonly Elements: readonly Ast[];
}
export interface ArrayExpressionAst extends Extent {
  readonly type: "ArrayExpressionAst" | "SubExpressionAst";
  readonly SubExpression: StatementBlockAst;
}
export interface ParenExpressionAst extends Extent {
  readonly type: "ParenExpressionAst";
  readonly Pipeline: Ast;
}
export interface BinaryExpressionAst extends Extent {
  readonly type: "BinaryExpressionAst";
  readonly Operator: string;
  readonly Left: Ast;
  readonly Right: Ast;
}
export interface UnaryExpressionAst extends Extent {
  readonly type: "UnaryExpressionAst";
  readonly TokenKind: string;
  readonly Child: Ast;
}
/** `a ? b : c`: only in PowerShell 7. */
export interface TernaryExpressionAst extends Extent {
  readonly type: "TernaryExpressionAst";
  readonly Condition: Ast;
  readonly IfTrue: Ast;
  readonly IfFalse: Ast;
}
export interface ConvertExpressionAst extends Extent {
  readonly type: "ConvertExpressionAst";
  readonly Type: TypeConstraintAst;
  readonly Child: Ast;
}
export interface MemberExpressionAst extends Extent {
  readonly type: "MemberExpressionAst";
  readonly Expression: Ast;
  readonly Member: Ast;
  readonly Static?: true;
  /** `a?.b`: only in PowerShell 7. */
  readonly NullConditional?: true;
}
export interface InvokeMemberExpressionAst extends Extent {
  readonly type: "InvokeMemberExpressionAst";
  readonly Expression: Ast;
  readonly Member: Ast;
  readonly Arguments?: readonly Ast[];
  readonly Static?: true;
  readonly NullConditional?: true;
}
export interface IndexExpressionAst extends Extent {
  readonly type: "IndexExpressionAst";
  readonly Target: Ast;
  readonly Index: Ast;
  readonly NullConditional?: true;
}
export interface TypeExpressionAst extends Extent {
  readonly type: "TypeExpressionAst";
  readonly TypeName: string;
}
/** `> file`, `2>&1`. */
export interface RedirectionAst extends Extent {
  readonly type: "FileRedirectionAst" | "MergingRedirectionAst";
  readonly FromStream: "All" | "Output" | "Error" | "Warning" | "Verbose" | "Debug" | "Information";
}
/** `using module X`, `using namespace System.IO`. */
export interface UsingStatementAst extends Extent {
  readonly type: "UsingStatementAst";
  readonly UsingStatementKind: "Assembly" | "Command" | "Module" | "Namespace" | "Type";
  readonly Name?: StringConstantExpressionAst;
  /** `using module @{ ModuleName = 'X'; RequiredVersion = '1.0' }`. */
  readonly ModuleSpecification?: HashtableAst;
}
export interface TypeDefinitionAst extends Extent {
  readonly type: "TypeDefinitionAst";
  readonly Name: string;
  readonly IsClass?: true;
  readonly IsEnum?: true;
}
/** A method of a class. */
export interface FunctionMemberAst extends Extent {
  readonly type: "FunctionMemberAst";
  readonly Name: string;
  readonly Parameters?: readonly ParameterAst[];
  readonly Body: ScriptBlockAst;
}
/** Kinds that no rule looks into by their properties; their children are walked all the same. */
export interface OtherAst extends Extent {
  readonly type:
    | "UsingExpressionAst"
    | "PropertyMemberAst"
    | "DataStatementAst"
    | "BlockStatementAst"
    | "AttributedExpressionAst"
    | "BaseCtorInvokeMemberExpressionAst"
    | "ConfigurationDefinitionAst"
    | "DynamicKeywordStatementAst"
    | "ErrorStatementAst"
    | "ErrorExpressionAst";
}

export type Ast =
  | ScriptBlockAst
  | ParamBlockAst
  | ParameterAst
  | AttributeAst
  | NamedAttributeArgumentAst
  | TypeConstraintAst
  | NamedBlockAst
  | StatementBlockAst
  | FunctionDefinitionAst
  | PipelineAst
  | PipelineChainAst
  | CommandAst
  | CommandParameterAst
  | CommandExpressionAst
  | AssignmentStatementAst
  | IfStatementAst
  | SwitchStatementAst
  | ForEachStatementAst
  | ForStatementAst
  | WhileStatementAst
  | TryStatementAst
  | CatchClauseAst
  | TrapStatementAst
  | FlowStatementAst
  | VariableExpressionAst
  | StringConstantExpressionAst
  | ConstantExpressionAst
  | ExpandableStringExpressionAst
  | ScriptBlockExpressionAst
  | HashtableAst
  | ArrayLiteralAst
  | ArrayExpressionAst
  | ParenExpressionAst
  | BinaryExpressionAst
  | UnaryExpressionAst
  | TernaryExpressionAst
  | ConvertExpressionAst
  | MemberExpressionAst
  | InvokeMemberExpressionAst
  | IndexExpressionAst
  | TypeExpressionAst
  | RedirectionAst
  | UsingStatementAst
  | TypeDefinitionAst
  | FunctionMemberAst
  | OtherAst;

/** The nodes of one type. */
export type AstOf<T extends Ast["type"]> = Extract<Ast, { readonly type: T }>;
