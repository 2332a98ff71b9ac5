import type { Ast, FunctionDefinitionAst } from "../../../powershell/script/ast.ts";
import { BareStart } from "../../../powershell/script/bare-start.ts";
import { commandAt, callsOf, endsCaller, functionNamed, wayTo } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { someWhere } from "../../../powershell/script/stretch.ts";
import { isResumed } from "../../../powershell/script/trap.ts";
import { remembered } from "../../../util/remembered.ts";
import { isPersonsAnswer } from "./person.ts";

/**
 * What stands between a start of the script without a word and its acts: conditions that are certain not to be as they would have to be, unless
 * a parameter says so, or whoever is asked.
 */
export class Gates {
  readonly #script: Script;
  /** Whoever is asked says no, or yes: there is a gate where one of the answers keeps the act from running. */
  readonly #starts: readonly BareStart[];
  readonly #open = new Map<FunctionDefinitionAst, boolean>();
  readonly #ending = new Map<Ast, boolean>();
  readonly #isAttended: boolean;

  constructor(script: Script, isAttended: boolean) {
    this.#script = script;
    this.#isAttended = isAttended;
    const asks = (node: Ast): boolean => isAttended && isPersonsAnswer(script, node);
    this.#starts = [false, true].map((answer) => new BareStart(script, answer, asks));
  }

  /** Whether a node runs on a start without a word, as far as it can be told: within its function, and where that is called. */
  isOpen(node: Ast): boolean {
    if (this.#isClosed(node)) return false;
    const inside = this.#script.functionAround(node);
    return inside === undefined || this.#isRun(inside);
  }

  /** Whether an expression is certain to be true on such a start, or whoever is asked can make it so. */
  isTrue(node: Ast): boolean {
    return this.#starts.some((start) => start.truthOf(node) === true);
  }

  /** Whether a node of the script itself runs on such a start, whatever only the run knows. */
  isCertain(node: Ast): boolean {
    return wayTo(this.#script, node).conditions.every(({ condition, holds, taken }) =>
      this.#starts.every((start) => taken === undefined && start.truthOf(condition) === holds),
    );
  }

  /** A function runs where one of its calls does. What nothing calls may be called by another script. */
  #isRun(inside: FunctionDefinitionAst): boolean {
    const known = this.#open.get(inside);
    if (known !== undefined) return known;
    // A function that calls itself is not run by that.
    this.#open.set(inside, false);
    const calls = callsOf(this.#script, inside).filter(({ node }) => this.#script.functionAround(node) !== inside);
    const isRun = calls.length === 0 || calls.some(({ node }) => this.isOpen(node));
    this.#open.set(inside, isRun);
    return isRun;
  }

  #isClosed(node: Ast): boolean {
    const { conditions, earlier } = wayTo(this.#script, node);
    return (
      conditions.some((held) => this.#starts.some((start) => start.excludes(held))) ||
      someWhere(this.#script, earlier, {
        name: this.#isAttended ? "ends where a person says so" : "ends on a bare start",
        holds: (statement) => this.#ends(statement),
      })
    );
  }

  /** A call of a function that throws, or exits, on such a start. */
  #ends(statement: Ast): boolean {
    if (statement.type !== "PipelineAst" || statement.PipelineElements.length > 1) return false;
    if (isResumed(this.#script, statement)) return false;
    const [call] = statement.PipelineElements;
    const called = call === undefined ? undefined : functionNamed(this.#script, commandAt(this.#script, call)?.name);
    if (called === undefined) return false;
    const known = this.#ending.get(called);
    if (known !== undefined) return known;
    this.#ending.set(called, false);
    const ends = (called.Body.EndBlock?.Statements ?? []).some((one) => this.#refuses(one) || this.#ends(one));
    this.#ending.set(called, ends);
    return ends;
  }

  #refuses(statement: Ast): boolean {
    if (statement.type !== "IfStatementAst") return false;
    const [condition, body] = statement.Clauses[0] ?? [];
    return (
      condition !== undefined &&
      body !== undefined &&
      endsCaller(this.#script, body.Statements ?? []) &&
      this.isTrue(condition)
    );
  }
}

const attended = new WeakMap<Script, Gates>();
const unattended = new WeakMap<Script, Gates>();

export const gatesOf = (script: Script, isAttended: boolean): Gates =>
  remembered(isAttended ? attended : unattended, script, () => new Gates(script, isAttended));
