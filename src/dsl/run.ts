import type { CmdletCall, Effect, Expression } from "../catalog/call.ts";
import type { ExchangeGuid } from "../catalog/identity.ts";
import type { Condition } from "../procedure/condition.ts";
import type { GuardName } from "../service/guards.ts";
import type { DirectoryCall } from "./directory.ts";
import type { Guard } from "./guards.ts";
import type { TargetList } from "./parameter.ts";
import type { Cleared, Found, Fresh, Listing, Recorded } from "./reference.ts";
import type { Report } from "./reports.ts";
import type { IfGuarded } from "./required-guards.ts";

/** A call that leaves everything as it is and answers with `T`. */
export type Query<T> = CmdletCall<string, T, "read"> | DirectoryCall<string, T, "read">;

/** A call that changes or destroys. */
export type Act<E extends Effect> = CmdletCall<string, unknown, E> | DirectoryCall<string, unknown, E>;

export interface FindOptions<T> {
  /** The name of the object in script and events; by default the usual one of its kind, such as `mailbox`. */
  readonly as?: string;
  /**
   * What no answer means. `fail`, the default: the run ends as `not-found`, unless the object is destroyed later in the procedure
   * and the store holds an earlier record of it under the same ticket: then it is `already-gone`. `skip`: every step that needs the object is skipped.
   */
  readonly absent?: "fail" | "skip";
  /** Must hold of the object, else it counts as absent. */
  readonly where?: (found: Found<T>) => readonly Condition[];
}

export interface ChangeOptions {
  /** True: a failure is told as `unknown`, and the steps behind it run all the same; a later step must say what is left. */
  readonly goesOn?: boolean;
}

/** What a look must show. */
export interface Look<T> {
  readonly shows: "present" | "absent";
  readonly query: Query<T>;
  readonly where?: (looked: Found<T>) => readonly Condition[];
  /** Where one of these holds of an object, waiting is in vain: the run ends as `has-failed` at once. */
  readonly failed?: (looked: Found<T>) => readonly Condition[];
}

/** A look for each of the kinds of objects in `L`. */
export type Looks<L extends readonly unknown[]> = { readonly [K in keyof L]: Look<L[K]> };

/**
 * The steps of a procedure, in order. Calling one runs nothing: it adds a node to the tree, with the place in the source. The first
 * argument of each is its title, as the review sheet and the script's section say it.
 */
export interface Run {
  /**
   * Finds exactly one object. The answer is filtered by the identity that was asked for, because the service answers an unknown
   * identity with every mailbox (Microsoft's page of Get-Mailbox). More than one is `matches-several`.
   */
  findOne<T>(title: string, query: Query<T>, options?: FindOptions<T>): Found<T>;

  /**
   * Lists objects, completely (`-ResultSize Unlimited`). `only` names the properties that are kept of each: a sandbox of Azure Automation has
   * 400 MB, and a large tenant more recipients than fit whole. A loop keeps its targets whole, and of the others what it needs.
   */
  findAll<T>(
    title: string,
    query: Query<T>,
    options?: { readonly as?: string; readonly only?: readonly (keyof T & string)[] },
  ): Listing<T>;

  /**
   * Finds the first text of a list, such as what `matching` leaves of it. Where there is none, or `where` does not hold, every step that needs
   * it is skipped. `as` names it in the script.
   */
  findText(
    title: string,
    of: Expression<readonly string[]>,
    options: { readonly as: string; readonly where?: readonly Condition[] },
  ): Expression<string>;

  /** Refuses the object by name unless all guards let it pass. The same guards run again immediately before an act on it. */
  check<T, G extends GuardName, Before extends string = never>(
    title: string,
    found: Found<T> | Cleared<T, Before>,
    guards: readonly Guard<G>[],
  ): Cleared<T, G | Before>;

  /**
   * Writes the object and the facts that decided to the evidence store, reads them back and compares the hash; in Execute only. Takes the
   * claim on the target first: another job on the same target ends as `in-use`.
   */
  record<T, G extends string>(
    title: string,
    cleared: Cleared<T, G>,
    options?: { readonly with?: readonly Expression<object>[] },
  ): Recorded<T, G>;

  /**
   * Changes what was recorded; in Execute only. Immediately before, the object is read again, passes the same guards and must equal
   * the record, else `changed-since-check`. `looks` say what must be seen afterwards, within WaitMinutes, else `not-verified`.
   */
  change<T, G extends string, const C extends Act<"change" | "destroy">, L extends readonly [unknown, ...unknown[]]>(
    title: string,
    recorded: Recorded<T, G>,
    act: (fresh: Fresh<T>) => IfGuarded<C, G>,
    looks: Looks<L>,
    options?: ChangeOptions,
  ): void;

  /**
   * Destroys what was recorded; in Execute only. Brings its own verification: two looks at least a minute apart no longer show it, and it is
   * not active again; else `unknown`. `looks` say what must be seen besides.
   */
  destroy<T, G extends string, const C extends Act<"destroy">, L extends readonly unknown[] = []>(
    title: string,
    recorded: Recorded<T, G>,
    act: (fresh: Fresh<T>) => IfGuarded<C, G>,
    looks?: Looks<L>,
  ): void;

  /** Looks once a minute until the look shows what it must, for at most WaitMinutes (2 to 140); then the run ends as `not-yet`. In Execute only. */
  waitUntil<T>(title: string, look: Look<T>): void;

  /** Looks until the look shows what it must, for at most WaitMinutes; then the run fails as `not-verified`. In Execute only. */
  verify<T>(title: string, look: Look<T>): void;

  /**
   * Sees that the store holds the record that was written before an act on the target, in this run or an earlier one of the same ticket; else
   * the run ends as `not-yet`; where the record is of an earlier run, the target is told as `already-gone`. For the end of a procedure whose steps skip what they do not find: that nothing is shown may be a directory that is late.
   * `otherwise` names another result, where something else is not so without the record, and says what to do then.
   */
  verifyRecord(
    title: string,
    options: {
      readonly target: Expression<string>;
      readonly act: string;
      readonly otherwise?: { readonly code: string; readonly remedy: string };
    },
  ): void;

  /** Runs the steps only where the condition holds. */
  when(title: string, condition: Condition, steps: (run: Run) => void): void;

  /**
   * Runs the steps for each target, one after the other; a target that fails does not keep the next from its turn. More targets than
   * `cap` is an abort before the first, never a truncation. Whether they are gone is seen after the last, in the listing made again.
   */
  forEach<T>(
    title: string,
    targets: Expression<TargetList<ExchangeGuid>>,
    options: { readonly cap: Expression<number>; readonly in: Listing<T> },
    steps: (run: TurnRun<T>, target: Expression<ExchangeGuid>) => void,
  ): void;

  /** Says something of what was listed, a JSON line each; made by one of `reports`. Effect: read. */
  report(title: string, report: Report): void;
}

/** The steps of one turn of a for-each. */
export interface TurnRun<T> extends Pick<Run, "check" | "record"> {
  /** Destroys what was recorded; in Execute only. Whether it is gone is seen behind the loop, for all targets at once. */
  destroy<U, G extends string, const C extends Act<"destroy">>(
    title: string,
    recorded: Recorded<U, G>,
    act: (fresh: Fresh<U>) => IfGuarded<C, G>,
  ): void;

  /**
   * Finds the turn's target in the listing, which costs no call. `query` reads it alone, immediately before an act on it. A target that
   * is not listed is `already-gone` where the store holds an earlier record of it under the same ticket, else `not-found`.
   */
  findIn(title: string, query: Query<T>, options?: { readonly as?: string }): Found<T>;
}
