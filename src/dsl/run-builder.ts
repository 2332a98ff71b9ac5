import type { CmdletCall } from "../catalog/call.ts";
import { targetKindOfCall, type CallNode } from "../procedure/call.ts";
import type { Condition } from "../procedure/condition.ts";
import type { Expectation, FoundReference, GuardUse, Step } from "../procedure/step.ts";
import { valueTypeOf, type Value, type ValueType } from "../procedure/value.ts";
import { fresh as freshName, looked as lookedName } from "../procedure/walk.ts";
import { targetKind } from "../service/target-kinds.ts";
import { deepFreeze } from "../util/freeze.ts";
import { AuthorError } from "./author-error.ts";
import { callSite, type CallSite } from "./call-site.ts";
import type { DirectoryCall } from "./directory.ts";
import { toValue } from "./expression.ts";
import { propertiesOf } from "./properties.ts";
import { reference, type Found, type Listing } from "./reference.ts";
import type { Report } from "./reports.ts";
import type { Look, Run } from "./run.ts";

/** A step as the builder makes it: its place is still an absolute path. */
export type Placed<S> = S extends Step ? Omit<S, "position"> & { readonly position: CallSite } : never;

type AnyCall = CmdletCall | DirectoryCall;

/** What all runs of one procedure share. */
interface Scope {
  readonly names: Set<string>;
  readonly kinds: Map<string, string>;
  /** The block whose function runs: a step that is asked of another would stand in the wrong place. */
  readonly active: { block: symbol };
  /** The listing of the loop in which the steps stand. */
  readonly listing?: string;
}

/** Builds the steps that a procedure function asks for. */
export function buildSteps(procedure: (run: Run) => void): readonly Placed<Step>[] {
  return collect(procedure, { names: new Set([freshName, lookedName]), kinds: new Map(), active: { block: Symbol() } });
}

function collect(procedure: (run: Run) => void, scope: Scope): readonly Placed<Step>[] {
  const steps: Placed<Step>[] = [];
  const { active } = scope;
  const outer = active.block;
  const own = Symbol();
  const add = (step: Placed<Step>): void => {
    if (active.block !== own)
      throw new AuthorError(
        "invalid-step",
        `"${step.title}" is asked of the run of another block: within run.when and run.forEach use the run that their function is given.`,
      );
    steps.push(deepFreeze(step));
  };

  const run = {
    findOne(
      title: string,
      query: AnyCall,
      options: { as?: string; absent?: "fail" | "skip"; where?: (found: Found<unknown>) => readonly Condition[] } = {},
    ) {
      const call = callNode(query);
      const found = introduce(call, scope, options.as, true);
      const handle = handleOf(found.name, call);
      add({
        kind: "find-one",
        title: titleOf(title),
        position: callSite(),
        call,
        found,
        absent: absentOf(options.absent),
        where: conditionsOf(options.where?.(handle) ?? []),
      });
      return handle;
    },
    findAll(title: string, query: AnyCall, options: { as?: string; only?: readonly string[] } = {}): Listing<unknown> {
      const call = callNode(query);
      const found = introduce(call, scope, options.as, false);
      const only = options.only === undefined ? {} : { only: [...options.only] };
      add({ kind: "find-all", title: titleOf(title), position: callSite(), call, found, ...only });
      return Object.freeze({ name: found.name });
    },
    findText(title: string, of: unknown, options: { as: string; where?: readonly Condition[] }) {
      const name = newName(options?.as, scope);
      add({
        kind: "find-text",
        title: titleOf(title),
        position: callSite(),
        of: toValue(of),
        found: { name, target: "text" },
        where: conditionsOf(options.where ?? []),
      });
      return Object.freeze({ expression: "found-text", of: name } as const);
    },
    check(title: string, found: Found<unknown>, guards: readonly Extract<Step, { kind: "check" }>["guards"][number][]) {
      add({ kind: "check", title: titleOf(title), position: callSite(), of: nameOf(found), guards: guardsOf(guards) });
      return found;
    },
    record(title: string, cleared: Found<unknown>, options: { with?: readonly Found<unknown>[] } = {}) {
      add({
        kind: "record",
        title: titleOf(title),
        position: callSite(),
        of: nameOf(cleared),
        with: (options.with ?? []).map(nameOf),
      });
      return cleared;
    },
    change(
      title: string,
      recorded: Found<unknown>,
      act: (fresh: Found<unknown>) => AnyCall,
      looks: readonly Look<never>[],
      options: { goesOn?: boolean } = {},
    ) {
      add({
        kind: "change",
        ...(options.goesOn === true ? { goesOn: true } : {}),
        title: titleOf(title),
        position: callSite(),
        of: nameOf(recorded),
        call: actOn(recorded, act, scope),
        expectations: (looks ?? []).map(expectation),
      });
    },
    destroy(
      title: string,
      recorded: Found<unknown>,
      act: (fresh: Found<unknown>) => AnyCall,
      looks: readonly Look<never>[] = [],
    ) {
      add({
        kind: "destroy",
        title: titleOf(title),
        position: callSite(),
        of: nameOf(recorded),
        call: actOn(recorded, act, scope),
        expectations: looks.map(expectation),
      });
    },
    waitUntil(title: string, look: Look<never>) {
      add({ kind: "wait", title: titleOf(title), position: callSite(), expectation: expectation(look) });
    },
    verify(title: string, look: Look<never>) {
      add({ kind: "verify", title: titleOf(title), position: callSite(), expectation: expectation(look) });
    },
    verifyRecord(
      title: string,
      { target, act, otherwise }: { target: unknown; act: string; otherwise?: { code: string; remedy: string } },
    ) {
      const named = otherwise === undefined ? {} : { otherwise: resultOf(otherwise) };
      add({
        kind: "verify-record",
        title: titleOf(title),
        position: callSite(),
        target: toValue(target),
        act,
        ...named,
      });
    },
    when(title: string, condition: Condition, then: (run: Run) => void) {
      const position = callSite();
      const [held] = conditionsOf([condition]);
      add({
        kind: "when",
        title: titleOf(title),
        position,
        condition: held as Condition,
        steps: collect(then, scope) as never,
      });
    },
    forEach(
      title: string,
      targets: unknown,
      options: { cap: unknown; in: Listing<unknown> },
      body: (run: never, target: never) => void,
    ) {
      const position = callSite();
      const target = Object.freeze({ expression: "target", valueType: "ExchangeGuid" } as const);
      const listing = listingName(options?.in);
      const nested = collect((inner) => body(inner as never, target as never), { ...scope, listing });
      add({
        kind: "for-each",
        title: titleOf(title),
        position,
        targets: parameterName(targets),
        cap: parameterName(options.cap),
        listing,
        steps: nested as never,
      });
    },
    findIn(title: string, query: AnyCall, options: { as?: string } = {}) {
      const { listing } = scope;
      if (listing === undefined) throw new AuthorError("invalid-step", "findIn belongs into forEach.");
      const call = callNode(query);
      const found = introduce(call, scope, options.as, true);
      if (found.key === undefined) throw new AuthorError("needs-one-target", "findIn needs the target's identity.");
      add({
        kind: "find-in",
        title: titleOf(title),
        position: callSite(),
        listing,
        call,
        found: { ...found, key: found.key },
      });
      return handleOf(found.name, call);
    },
    report(title: string, report: Report) {
      if (typeof report?.reporter !== "string")
        throw new AuthorError(
          "invalid-step",
          "report takes one of the reports, such as reports.deletedMailboxes({ ... }).",
        );
      add({
        kind: "report",
        title: titleOf(title),
        position: callSite(),
        reporter: report.reporter,
        inputs: report.inputs,
      });
    },
  };
  // What an asynchronous function asks for after its first await would be lost.
  active.block = own;
  const answer: unknown = procedure(Object.freeze(run) as unknown as Run);
  active.block = outer;
  if (answer instanceof Promise) {
    answer.catch(() => {});
    throw new AuthorError("invalid-step", "The function of a step is asynchronous: it may only call the DSL.");
  }
  return Object.freeze(steps);
}

function titleOf(title: unknown): string {
  if (typeof title !== "string" || title.trim() === "")
    throw new AuthorError("invalid-step", "A step begins with its title: a sentence of at most 80 characters.");
  if (title.length > 80)
    throw new AuthorError(
      "invalid-step",
      `The title of a step has ${title.length} characters; it stands on one line of the script, so at most 80.`,
    );
  return title;
}

function nameOf(handle: unknown): string {
  const value = toValue(handle);
  if (value.expression !== "object") throw new AuthorError("invalid-step", "This step takes what findOne gave.");
  return value.of;
}

function listingName(listing: Listing<unknown> | undefined): string {
  if (typeof listing?.name !== "string") throw new AuthorError("invalid-step", "This step takes what findAll gave.");
  return listing.name;
}

/** What the types hold, for callers that no type checker holds. */
function guardsOf(guards: unknown): readonly GuardUse[] {
  if (!Array.isArray(guards) || guards.some((one) => typeof (one as GuardUse | undefined)?.guard !== "string"))
    throw new AuthorError(
      "invalid-step",
      "check takes a list of guards, such as [guards.notOnHold]: something else is given.",
    );
  return [...(guards as readonly GuardUse[])];
}

function conditionsOf(conditions: unknown): readonly Condition[] {
  if (!Array.isArray(conditions) || conditions.some((one) => typeof (one as Condition | undefined)?.test !== "string"))
    throw new AuthorError("invalid-step", "A condition is made by is, such as is.empty(...): something else is given.");
  return [...(conditions as readonly Condition[])];
}

function absentOf(absent: unknown): "fail" | "skip" {
  if (absent === undefined || absent === "fail") return "fail";
  if (absent !== "skip") throw new AuthorError("invalid-step", 'absent is "fail" or "skip".');
  return absent;
}

function resultOf({ code, remedy }: { code: string; remedy: string }): {
  readonly code: string;
  readonly remedy: string;
} {
  if (!/^[a-z]+(-[a-z]+)*$/.test(code))
    throw new AuthorError(
      "invalid-value",
      `"${code}" cannot name a result: use small letters and dashes, as in not-ours.`,
    );
  return { code, remedy };
}

function parameterName(handle: unknown): string {
  const value = toValue(handle);
  if (value.expression !== "parameter")
    throw new AuthorError("invalid-step", "for-each takes parameters of the runbook for its targets and its cap.");
  return value.name;
}

function callNode(call: AnyCall): CallNode {
  if (typeof call !== "object" || call === null || (call.kind !== "cmdlet" && call.kind !== "directory")) {
    throw new AuthorError(
      "invalid-step",
      "This step takes a call, such as exo.getMailbox({ ... }) or directory.user({ ... }).",
    );
  }
  const parameters = Object.fromEntries(
    Object.entries(call.parameters).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(toValue) : toValue(value),
    ]),
  );
  const input = call.input === undefined ? {} : { input: toValue(call.input) };
  const { effect } = call;
  return call.kind === "cmdlet"
    ? { kind: "cmdlet", module: call.module, cmdlet: call.cmdlet, effect, parameters, ...input }
    : { kind: "directory", operation: call.operation, effect, parameters, ...input };
}

/** The kind of target that a query finds. */
function kindOf(call: CallNode): string {
  const kind = targetKindOfCall(call);
  if (kind === undefined) {
    throw new AuthorError(
      "invalid-step",
      `What ${call.kind === "cmdlet" ? call.cmdlet : call.operation} answers is not a kind of object that a runbook can act on.`,
    );
  }
  return kind;
}

function introduce(call: CallNode, scope: Scope, as: string | undefined, one: boolean): FoundReference {
  const kind = one ? kindOf(call) : (targetKindOfCall(call) ?? "listing");
  const name = newName(as ?? (one ? targetKind(kind).variable : "listing"), scope);
  scope.kinds.set(name, kind);
  // There is one organization, and nothing to ask for it by.
  const key = one && kind !== "organization" ? keyOf(call, kind) : undefined;
  return { name, target: kind, ...(key === undefined ? {} : { key }) };
}

/** A name that no other step of the procedure has given to what it finds. */
function newName(name: unknown, scope: Scope): string {
  if (typeof name !== "string" || !/^[a-z][A-Za-z0-9]{0,39}$/.test(name))
    throw new AuthorError(
      "invalid-step",
      `"${String(name)}" cannot name a found object: a letter in lower case first, then letters and digits.`,
    );
  if (scope.names.has(name))
    throw new AuthorError(
      "duplicate-name",
      `Two steps find an object named "${name}": give one of them another name with the option "as".`,
    );
  scope.names.add(name);
  return name;
}

/** The property that must equal the identity that was asked for. */
function keyOf(call: CallNode, kind: string): { readonly property: string; readonly value: Value } {
  const value = call.parameters["Identity"] ?? call.parameters["Id"] ?? call.parameters[identityParameters[kind] ?? ""];
  if (value === undefined || Array.isArray(value)) {
    throw new AuthorError("needs-one-target", "findOne needs the identity of the one object that it is to find.");
  }
  if (kind === "restore-request") return { property: "Name", value: value as Value };
  const property = kind.endsWith("mailbox") ? keyProperties[valueTypeOf(value as Value)] : targetKind(kind).key;
  return { property: property ?? "ExchangeGuid", value: value as Value };
}

/** What an object is asked for by where that is not called its identity. */
const identityParameters: Readonly<Record<string, string>> = {
  // It has no id of its own before it is made: its name is unique in its target mailbox.
  "restore-request": "Name",
  "hold-search": "InPlaceHoldIdentity",
};

const keyProperties: Readonly<Partial<Record<ValueType, string>>> = {
  ExchangeGuid: "ExchangeGuid",
  DirectoryObjectId: "ExternalDirectoryObjectId",
  DistinguishedName: "DistinguishedName",
  UserPrincipalName: "UserPrincipalName",
  SmtpAddress: "PrimarySmtpAddress",
};

function handleOf(name: string, call: CallNode): Found<unknown> {
  return reference(name, propertiesOf(call));
}

function actOn(recorded: Found<unknown>, act: (fresh: Found<unknown>) => AnyCall, scope: Scope): CallNode {
  const kind = scope.kinds.get(nameOf(recorded)) ?? "";
  return callNode(act(reference(freshName, propertiesOf(kind))));
}

function expectation(look: Look<never>): Expectation {
  const call = callNode(look.query as unknown as AnyCall);
  const kind = kindOf(call);
  type Where = ((looked: Found<unknown>) => readonly Condition[]) | undefined;
  const looked = reference<unknown>(lookedName, propertiesOf(kind));
  const failed = (look.failed as Where)?.(looked);
  return {
    shows: look.shows,
    call,
    key: keyOf(call, kind),
    where: conditionsOf((look.where as Where)?.(looked) ?? []),
    ...(failed === undefined ? {} : { failed: conditionsOf(failed) }),
  };
}
