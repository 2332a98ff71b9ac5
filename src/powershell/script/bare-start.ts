import type { Ast, AstOf, SwitchStatementAst } from "./ast.ts";
import { memberOnBareStart } from "./bare-member.ts";
import * as bare from "./bare-value.ts";
import type { BareValues, Truth } from "./bare-value.ts";
import { returnedOnBareStart, variableOnBareStart, type Evaluator } from "./bare-variable.ts";
import type { HeldCondition } from "./flow.ts";
import type { Script } from "./script.ts";
import { constantOf, unwrap } from "./value.ts";

/**
 * What holds in a script that is started with no optional parameter: switches are off, the others have their defaults, and what must be given is
 * not known. Conditions have three values: they hold, they do not, or only the run knows.
 */
export class BareStart implements Evaluator {
  readonly script: Script;
  readonly #answer: boolean;
  readonly #isAnswer: (node: Ast) => boolean;
  readonly #known = new Map<Ast, BareValues>();

  /**
   * @param answer what whoever is asked says
   * @param isAnswer the expressions that are such an answer, beside the flags that must be given
   */
  constructor(script: Script, answer: boolean, isAnswer: (node: Ast) => boolean = () => false) {
    this.script = script;
    this.#answer = answer;
    this.#isAnswer = isAnswer;
  }

  /** Whether a condition holds. */
  truthOf(node: Ast): Truth {
    return bare.truthOfAll(this.valuesOf(node), this.#answer);
  }

  /** A condition on the way to something is not as it would have to be. */
  excludes({ condition, holds, by, taken }: HeldCondition): boolean {
    if (by === "clause") return false;
    const truth = taken === undefined ? this.truthOf(condition) : this.#takes(taken.of, taken.body);
    return truth !== undefined && truth !== holds;
  }

  /** What an expression may be. */
  valuesOf(node: Ast): BareValues {
    const plain = unwrap(node);
    if (this.#known.has(plain)) return this.#known.get(plain);
    // What is made of itself is not known.
    this.#known.set(plain, undefined);
    const values = this.#find(plain);
    this.#known.set(plain, values);
    return values;
  }

  #find(node: Ast): BareValues {
    if (this.#isAnswer(node)) return [{ kind: "answer" }];
    const constant = constantOf(node);
    if (constant !== undefined) return [bare.constantValue(constant)];
    switch (node.type) {
      case "VariableExpressionAst":
        return variableOnBareStart(this, node);
      case "UnaryExpressionAst":
        return /^(not|exclaim)$/i.test(node.TokenKind)
          ? bare.asValues(bare.negated(this.truthOf(node.Child)))
          : undefined;
      case "BinaryExpressionAst":
        return this.#binary(node);
      case "ConvertExpressionAst":
        if (/^(bool|boolean|switch)$/i.test(node.Type.TypeName)) return bare.asValues(this.truthOf(node.Child));
        return /^string$/i.test(node.Type.TypeName) ? this.valuesOf(node.Child) : undefined;
      case "TernaryExpressionAst":
        return this.#chosen([[node.Condition, node.IfTrue]], node.IfFalse);
      case "IfStatementAst":
        return this.#chosen(node.Clauses, node.ElseClause);
      case "AssignmentStatementAst":
        return node.Operator === "Equals" ? this.valuesOf(node.Right) : undefined;
      case "ArrayExpressionAst":
      case "SubExpressionAst":
        return this.valuesOf(node.SubExpression);
      case "StatementBlockAst":
        return this.#only(node.Statements);
      case "PipelineAst":
        return this.#only(node.PipelineElements);
      case "CommandAst":
        return returnedOnBareStart(this, node);
      default:
        return memberOnBareStart(this, node);
    }
  }

  #only([only, ...more]: readonly Ast[] = []): BareValues {
    return only === undefined || more.length > 0 ? undefined : this.valuesOf(only);
  }

  #binary({ Operator, Left, Right }: AstOf<"BinaryExpressionAst">): BareValues {
    switch (Operator) {
      case "And":
        return bare.asValues(bare.both(this.truthOf(Left), this.truthOf(Right)));
      case "Or": {
        const [left, right] = [Left, Right].map((side) => bare.negated(this.truthOf(side)));
        return bare.asValues(bare.negated(bare.both(left, right)));
      }
      default:
        return bare.isComparison(Operator) ? this.#compared(Operator, Left, Right) : undefined;
    }
  }

  #compared(operator: string, left: Ast, right: Ast): BareValues {
    return bare.comparisonsOf(operator, this.valuesOf(left), this.valuesOf(right), this.#answer);
  }

  #chosen(clauses: readonly (readonly [Ast, Ast])[], otherwise: Ast | undefined): BareValues {
    const found: BareValues[] = [];
    for (const [condition, body] of clauses) {
      const truth = this.truthOf(condition);
      if (truth !== false) found.push(this.valuesOf(body));
      if (truth === true) return bare.union(found);
    }
    return bare.union([...found, otherwise === undefined ? undefined : this.valuesOf(otherwise)]);
  }

  /** Whether a switch runs a part of itself: one of its clauses, or its default. */
  #takes({ Clauses = [], Default, Condition, Flags }: SwitchStatementAst, body: Ast): Truth {
    if (/regex|wildcard/i.test(Flags)) return undefined;
    const operator = /casesensitive/i.test(Flags) ? "Ceq" : "Ieq";
    const isMatched = (pattern: Ast): Truth =>
      bare.truthOfAll(this.#compared(operator, Condition, pattern), this.#answer);
    const own = Clauses.find(([, one]) => one === body);
    if (own !== undefined) return isMatched(own[0]);
    if (body !== Default) return undefined;
    return Clauses.map(([pattern]) => bare.negated(isMatched(pattern))).reduce(bare.both, true);
  }
}
