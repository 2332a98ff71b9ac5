/**
 * The tree of a PowerShell script as purgebook means it, before it is text. It mirrors what PowerShell's own parser
 * knows (a pipeline of commands, a hash table, a try statement), so that the text can be read back and compared; it
 * knows nothing of Exchange.
 */

export interface StringNode {
  readonly kind: "string";
  readonly value: string;
  /** A plain word that is printed without quotes where a command's argument stands: `-ErrorAction Stop`. */
  readonly bare?: true;
}
export interface NumberNode {
  readonly kind: "number";
  readonly value: number;
}
/** `$name`; `$true`, `$false` and `$null` are variables too, as PowerShell sees them. */
export interface VariableNode {
  readonly kind: "variable";
  readonly name: string;
}
export interface MemberNode {
  readonly kind: "member";
  readonly of: Expression;
  readonly name: string;
}
export interface StaticMemberNode {
  readonly kind: "static-member";
  readonly type: string;
  readonly name: string;
}
export interface InvokeNode {
  readonly kind: "invoke";
  readonly of: Expression | { readonly kind: "type"; readonly name: string };
  readonly name: string;
  readonly arguments: readonly Expression[];
}
export interface IndexNode {
  readonly kind: "index";
  readonly of: Expression;
  readonly index: Expression;
}
export interface BinaryNode {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface UnaryNode {
  readonly kind: "unary";
  readonly operator: "-not" | "-join";
  readonly operand: Expression;
}
export interface ConvertNode {
  readonly kind: "convert";
  readonly type: string;
  readonly operand: Expression;
}
/** `( ... )` around an expression or a pipeline. */
export interface ParenNode {
  readonly kind: "paren";
  readonly content: Expression | PipelineNode;
}
/** `a, b, c` */
export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Expression[];
}
/** `@( ... )` */
export interface ArrayNode {
  readonly kind: "array";
  /** One item a line instead of all on one line. */
  readonly tall?: true;
  readonly statements: readonly (Expression | PipelineNode)[];
}
/** `@{ ... }`, or `[ordered]@{ ... }` */
export interface TableNode {
  readonly kind: "table";
  readonly ordered: boolean;
  /** One entry a line instead of all on one line. */
  readonly tall: boolean;
  readonly entries: readonly (readonly [key: string, value: Expression | PipelineNode])[];
}
export interface ScriptBlockNode {
  readonly kind: "script-block";
  readonly statements: readonly Statement[];
}

export type Expression =
  | StringNode
  | NumberNode
  | VariableNode
  | MemberNode
  | StaticMemberNode
  | InvokeNode
  | IndexNode
  | BinaryNode
  | UnaryNode
  | ConvertNode
  | ParenNode
  | ListNode
  | ArrayNode
  | TableNode
  | ScriptBlockNode;

export type BinaryOperator =
  | "-and"
  | "-or"
  | "-eq"
  | "-ne"
  | "-ceq"
  | "-cne"
  | "-gt"
  | "-ge"
  | "-lt"
  | "-le"
  | "-match"
  | "-notmatch"
  | "-cmatch"
  | "-cnotmatch"
  | "-in"
  | "-notin"
  | "-cin"
  | "-cnotin"
  | "-contains"
  | "-notcontains"
  | "-is"
  | "-isnot"
  | "-f"
  | "-join"
  | "-replace"
  | "+"
  | "-"
  | "*";

/** One argument of a command: a named parameter with or without a value, or a positional value. */
export interface ArgumentNode {
  readonly parameter?: string;
  readonly value?: Expression;
  /** Printed as `-Name:value`, as a switch takes its value. */
  readonly colon?: boolean;
}
export interface CommandNode {
  readonly kind: "command";
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}
export interface PipelineNode {
  readonly kind: "pipeline";
  readonly elements: readonly (CommandNode | Expression)[];
}
export interface AssignmentNode {
  readonly kind: "assignment";
  readonly target: VariableNode | MemberNode | IndexNode;
  readonly operator: "=" | "+=";
  readonly value: Expression | PipelineNode;
}
export interface IncrementNode {
  readonly kind: "increment";
  readonly target: VariableNode | MemberNode | IndexNode;
}
export interface IfNode {
  readonly kind: "if";
  readonly clauses: readonly { readonly condition: Expression; readonly body: readonly Statement[] }[];
  readonly otherwise?: readonly Statement[];
}
export interface ForEachNode {
  readonly kind: "for-each";
  readonly variable: string;
  readonly of: Expression;
  readonly body: readonly Statement[];
}
export interface WhileNode {
  readonly kind: "while";
  readonly condition: Expression;
  readonly body: readonly Statement[];
}
export interface TryNode {
  readonly kind: "try";
  readonly body: readonly Statement[];
  readonly catches?: readonly Statement[];
  readonly lastly?: readonly Statement[];
}
export interface ThrowNode {
  readonly kind: "throw";
  readonly value?: Expression;
}
export interface LeaveNode {
  readonly kind: "break" | "continue" | "return";
}
/** A function that is copied whole from a template; its text is compared to the letter. */
export interface FunctionNode {
  readonly kind: "function";
  readonly name: string;
  readonly text: string;
}
/** `# ...`: prose, which never changes what a script does. */
export interface CommentNode {
  readonly kind: "comment";
  readonly text: string;
}
export interface BlankNode {
  readonly kind: "blank";
}

export type Statement =
  | PipelineNode
  | AssignmentNode
  | IncrementNode
  | IfNode
  | ForEachNode
  | WhileNode
  | TryNode
  | ThrowNode
  | LeaveNode
  | FunctionNode
  | CommentNode
  | BlankNode;

/** One parameter of a script's param block. */
export interface ScriptParameterNode {
  readonly name: string;
  readonly type: string;
  readonly mandatory: boolean;
  readonly default?: Expression;
}

export interface HelpNode {
  readonly synopsis: string;
  readonly description: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
  readonly outputs: string;
  readonly notes: readonly string[];
}

/** A whole script, in the order in which it is printed. */
export interface ScriptNode {
  readonly help: HelpNode;
  readonly parameters: readonly ScriptParameterNode[];
  /** What runs first: strict mode, preferences, the state of the run. */
  readonly prologue: readonly Statement[];
  readonly functions: readonly FunctionNode[];
  readonly body: readonly Statement[];
}
