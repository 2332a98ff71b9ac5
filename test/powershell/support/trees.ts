import fc from "fast-check";
import type {
  ArgumentNode,
  AssignmentNode,
  BinaryOperator,
  CommandNode,
  Expression,
  PipelineNode,
  ScriptNode,
  ScriptParameterNode,
  Statement,
} from "../../../src/powershell/syntax.ts";
import { anyText } from "./hostile.ts";

const operators: readonly BinaryOperator[] = [
  ..."-and -or -eq -ne -ceq -cne -gt -ge -lt -le -match -notmatch -cmatch -cnotmatch -in -notin".split(" "),
  ..."-cin -cnotin -is -isnot -f -join -replace + - *".split(" "),
] as BinaryOperator[];

const names = fc.constantFrom("Mode", "a", "found_1", "_", "if", "function", "true", "Param", "x9", "_b", "e1");
const types = fc.constantFrom("string", "datetime", "System.Text.Encoding", "guid", "string[]", "System.IO.FileMode");
const commandNames = fc.constantFrom("Get-It", "Write-RunEvent", "Where-Object", "ForEach-Object", "Set-StrictMode");
const word = fc.constantFrom("Stop", "Unlimited", "a", "true", "x1", "if");

const string = anyText.map((value): Expression => ({ kind: "string", value }));
const number = fc
  .oneof(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }), fc.integer({ min: -3, max: 3 }))
  .map((value): Expression => ({ kind: "number", value }));
const variable = names.map((name) => ({ kind: "variable", name }) as const);
const staticMember = fc.record({ kind: fc.constant("static-member" as const), type: types, name: names });
const comment = anyText.map((text): Statement => ({ kind: "comment", text }));
const blank = fc.constant<Statement>({ kind: "blank" });

interface Trees {
  expression: Expression;
  value: Expression | PipelineNode;
  pipeline: PipelineNode;
  command: CommandNode;
  statement: Statement;
  caught: Statement;
  target: AssignmentNode["target"];
}

const few = { maxLength: 3 } as const;
const depth = { depthSize: "small", withCrossShrink: true, maxDepth: 4 } as const;

/** Any tree that the nodes allow; of what PowerShell does not take (a try without an end, a bare throw outside a catch), none. */
const trees = fc.letrec<Trees>((tie: fc.LetrecTypedTie<Trees>) => {
  const statements = fc.array(tie("statement"), few);
  const call = (name: string, args: readonly ArgumentNode[]): CommandNode => ({
    kind: "command",
    name,
    arguments: args,
  });
  return {
    expression: fc.oneof(
      depth,
      string,
      number,
      variable,
      staticMember,
      fc.record({ kind: fc.constant("member" as const), of: tie("expression"), name: names }),
      fc.record({
        kind: fc.constant("invoke" as const),
        of: fc.oneof(tie("expression"), fc.record({ kind: fc.constant("type" as const), name: types })),
        name: names,
        arguments: fc.array(tie("expression"), few),
      }),
      fc.record({ kind: fc.constant("index" as const), of: tie("expression"), index: tie("expression") }),
      fc.record({
        kind: fc.constant("binary" as const),
        operator: fc.constantFrom(...operators),
        left: tie("expression"),
        right: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("unary" as const),
        operator: fc.constantFrom("-not" as const, "-join" as const),
        operand: tie("expression"),
      }),
      fc.record({ kind: fc.constant("convert" as const), type: types, operand: tie("expression") }),
      fc.record({ kind: fc.constant("paren" as const), content: tie("value") }),
      fc.record({
        kind: fc.constant("list" as const),
        items: fc.array(tie("expression"), { minLength: 2, maxLength: 3 }),
      }),
      fc.record(
        {
          kind: fc.constant("array" as const),
          tall: fc.constant(true as const),
          statements: fc.array(tie("value"), few),
        },
        { requiredKeys: ["kind", "statements"] },
      ),
      fc.record({
        kind: fc.constant("table" as const),
        ordered: fc.boolean(),
        tall: fc.boolean(),
        entries: fc.uniqueArray(fc.tuple(fc.constantFrom("Key", "if", "a b", "it's", "-x", "1", "$y"), tie("value")), {
          ...few,
          selector: ([key]) => key,
        }),
      }),
      fc.record({ kind: fc.constant("script-block" as const), statements }),
    ),
    value: fc.oneof(tie("expression"), tie("pipeline")),
    pipeline: fc
      .tuple(fc.option(tie("expression"), { nil: undefined }), fc.array(tie("command"), { minLength: 1, maxLength: 3 }))
      .map(([first, commands]) => ({
        kind: "pipeline" as const,
        elements: first === undefined ? commands : [first, ...commands],
      })),
    command: fc
      .tuple(
        commandNames,
        fc.array(tie("expression"), { maxLength: 2 }),
        fc.array(
          fc.oneof(
            fc.record({ parameter: fc.constantFrom("Force", "Of", "A1") }),
            fc.record({
              parameter: fc.constantFrom("Identity", "Of", "B2"),
              value: fc.oneof(
                tie("expression"),
                word.map((value): Expression => ({ kind: "string", value, bare: true })),
              ),
              colon: fc.boolean(),
            }),
          ),
          few,
        ),
      )
      .map(([name, positional, named]) => call(name, [...positional.map((value) => ({ value })), ...named])),
    target: fc.oneof(
      variable,
      fc.record({ kind: fc.constant("member" as const), of: tie("target"), name: names }),
      fc.record({ kind: fc.constant("index" as const), of: tie("target"), index: tie("expression") }),
    ) as fc.Arbitrary<AssignmentNode["target"]>,
    statement: fc.oneof(
      depth,
      tie("expression").map((expression): Statement => ({ kind: "pipeline", elements: [expression] })),
      comment,
      blank,
      fc.constantFrom<Statement>({ kind: "break" }, { kind: "continue" }, { kind: "return" }),
      tie("pipeline"),
      fc.record({
        kind: fc.constant("assignment" as const),
        target: tie("target"),
        operator: fc.constantFrom("=" as const, "+=" as const),
        value: tie("value"),
      }),
      fc.record({ kind: fc.constant("increment" as const), target: tie("target") }),
      fc.record(
        {
          kind: fc.constant("if" as const),
          clauses: fc.array(fc.record({ condition: tie("expression"), body: statements }), {
            minLength: 1,
            maxLength: 3,
          }),
          otherwise: statements,
        },
        { requiredKeys: ["kind", "clauses"] },
      ),
      fc.record({
        kind: fc.constant("for-each" as const),
        variable: names,
        of: tie("expression"),
        body: statements,
      }),
      fc.record({ kind: fc.constant("while" as const), condition: tie("expression"), body: statements }),
      fc.record({
        kind: fc.constant("try" as const),
        body: statements,
        catches: fc.array(tie("caught"), few),
        lastly: statements,
      }),
      fc.record({ kind: fc.constant("try" as const), body: statements, catches: fc.array(tie("caught"), few) }),
      fc.record({ kind: fc.constant("try" as const), body: statements, lastly: statements }),
      fc.record({ kind: fc.constant("throw" as const), value: tie("expression") }),
    ),
    caught: fc.oneof(tie("statement"), fc.constant<Statement>({ kind: "throw" })),
  };
});

export const { expression, statement } = trees;

const parameter: fc.Arbitrary<ScriptParameterNode> = fc.record(
  {
    name: fc.constantFrom("Identity", "Mode", "WaitMinutes", "Hash"),
    type: types,
    mandatory: fc.boolean(),
    default: trees.expression,
  },
  { requiredKeys: ["name", "type", "mandatory"] },
);

/** The code of a whole script: what is held against the text that was printed of it. */
export const script: fc.Arbitrary<ScriptNode> = fc.record({
  help: fc.constant({ synopsis: "", description: [], parameters: [], outputs: "", notes: [] }),
  parameters: fc.uniqueArray(parameter, { maxLength: 3, selector: ({ name }) => name }),
  prologue: fc.array(trees.statement, few),
  functions: fc.constant([]),
  body: fc.array(trees.statement, { maxLength: 5 }),
});
