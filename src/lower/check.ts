import type { CallNode } from "../procedure/call.ts";
import { asksForRoles } from "../procedure/services.ts";
import { spellCall } from "../procedure/spell-dialect.ts";
import type { CheckStep, GuardUse } from "../procedure/step.ts";
import type { Value } from "../procedure/value.ts";
import { lowerRemote } from "./call.ts";
import { listing } from "./listing.ts";
import { fixedArguments, guard, type ContextName } from "../service/guards.ts";
import { targetKind } from "../service/target-kinds.ts";
import {
  array,
  asText,
  assign,
  binary,
  command,
  current,
  index,
  list,
  member,
  ordered,
  paren,
  pipeline,
  run,
  string,
  tallOrdered,
  variable,
  when,
  word,
  block,
} from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { invariant } from "../util/invariant.ts";
import { stopping } from "../powershell/build.ts";
import type { LowerContext } from "./context.ts";
import { writeEvent } from "./event.ts";
import { lowerArgument, lowerAsText } from "./value.ts";

/** Reads what decides, fetches what the guards need besides, and asserts each guard, a line each. */
export function lowerCheck(step: CheckStep, context: LowerContext): readonly Statement[] {
  const isFirst = context.guards.get(step.of)?.[0] === step;
  const facts = run("Get-DecidingFact", { Of: variable(step.of), Wanted: variable(wantedOf(step.of)) });
  return [
    ...(isFirst && context.loop === undefined ? [lowerWanted(step.of, context)] : []),
    ...(isFirst ? [assign(factsOf(step.of), facts)] : []),
    ...(context.loop === undefined ? lowerContexts(step, context) : []),
    ...step.guards.map((use) => lowerGuard(use, variable(factsOf(step.of)), step.of, context)),
    lowerCleared(writeEvent("cleared", targetOf(step.of, context), whatOf(step.of, context)), context),
  ];
}

/** In a loop one line a target must do: in Execute the one that says what became of it. */
function lowerCleared(event: Statement, { loop }: LowerContext): Statement {
  return loop === undefined ? event : when(binary(member(variable("run"), "Mode"), "-ne", string("Execute")), [event]);
}

/** `$mailboxWanted`: what decides about an object of this kind, and how each fact is read. */
export function lowerWanted(of: string, context: LowerContext): Statement {
  const { facts } = targetKind(referenceOf(of, context).target);
  return assign(
    wantedOf(of),
    tallOrdered(Object.fromEntries(Object.entries(facts).map(([name, type]) => [name, string(type)]))),
  );
}

/** Reads what the guards of a check need beyond the object itself. In a loop, what belongs to one target comes from the listing. */
export function lowerContexts(step: CheckStep, context: LowerContext): readonly Statement[] {
  const names = [...new Set(step.guards.flatMap((use) => guard(use.guard).context?.name ?? []))];
  const { target } = referenceOf(step.of, context);
  return names
    .filter((name) => context.loop === undefined || name !== "same-name")
    .flatMap((name) => lowerContext(name, step.of, target, context));
}

/** What may change between check and act without the object showing it: read again for the act. */
export function lowerFreshContexts(step: CheckStep, context: LowerContext): readonly Statement[] {
  const { target } = referenceOf(step.of, context);
  return asksForRoles(step) ? lowerContext("directory-roles", step.of, target, context) : [];
}

/** The guard on these facts: of the check, or of the object as it is read again before an act. */
export function lowerGuard(use: GuardUse, facts: Expression, of: string, context: LowerContext): Statement {
  const { function: name, context: asked } = guard(use.guard);
  const args = Object.fromEntries(
    Object.entries(use.arguments).map(([parameter, value]) => [parameter, lowerArgument(value)]),
  );
  const fixed = Object.fromEntries(
    Object.entries(fixedArguments(use.guard)).map(([parameter, values]) => [parameter, list(...values.map(string))]),
  );
  const given = asked === undefined ? {} : { [asked.parameter]: contextValue(asked.name, of, facts, context) };
  return run(name, { Facts: facts, ...given, ...args, ...fixed });
}

export const factsOf = (name: string): string => `${name}Facts`;
export const wantedOf = (name: string): string => `${name}Wanted`;

/** The identity of a found object, for events, records and claims. */
export function targetOf(name: string, context: LowerContext): Expression {
  const { key } = referenceOf(name, context);
  invariant(key !== undefined, `${name} was not found by an identity`);
  return lowerAsText(key.value);
}

/** What kind of object it is, for the events of which it is the target; in a loop all targets are of one kind, and its lines are short. */
export function whatOf(name: string, context: LowerContext): Readonly<Record<string, Expression>> {
  return context.loop === undefined ? { what: string(targetKind(referenceOf(name, context).target).noun) } : {};
}

export function referenceOf(
  name: string,
  context: LowerContext,
): NonNullable<ReturnType<LowerContext["found"]["get"]>> {
  const found = context.found.get(name);
  invariant(found !== undefined, `no step finds ${name}`);
  return found;
}

/** The variable that holds a context; what belongs to one target carries its name. */
export function contextVariable(name: ContextName, of: string): string {
  switch (name) {
    case "organization-holds":
      return "organizationFacts";
    case "same-name":
    case "same-search-name":
      return `${of}SameName`;
    case "resident-folders":
      return "publicFolders";
    case "directory-roles":
      return `${of}Roles`;
  }
}

function contextValue(name: ContextName, of: string, facts: Expression, { loop }: LowerContext): Expression {
  const held = variable(contextVariable(name, of));
  if (name === "organization-holds") return index(held, string("InPlaceHolds"));
  if (name !== "same-name" || loop === undefined) return held;
  return array(run("Get-Grouped", { Groups: variable(`${loop.listing}ByName`), Key: index(facts, string("Name")) }));
}

function lowerContext(name: ContextName, of: string, target: string, { dialect }: LowerContext): readonly Statement[] {
  const remote = (statement: Statement): ReturnType<typeof command> =>
    command("Invoke-RemoteCall", { Call: block(statement) });
  switch (name) {
    case "organization-holds": {
      const call = remote(pipeline(stopping(command("Get-OrganizationConfig"))));
      return [
        assign(
          contextVariable(name, of),
          run("Get-DecidingFact", { Of: paren(pipeline(call)), Wanted: ordered({ InPlaceHolds: string("list") }) }),
        ),
      ];
    }
    case "same-name": {
      // Exchange reads a filter by PowerShell's rules, in which the curly quotes end a text too.
      const ownName = index(variable(factsOf(of)), string("Name"));
      const doubled = paren(binary(ownName, "-replace", list(string("['\\u2018-\\u201b]"), string("$0$0"))));
      const call = stopping(
        command("Get-Mailbox", {
          SoftDeletedMailbox: true,
          ...(target === "soft-deleted-public-folder-mailbox" ? { PublicFolder: true } : {}),
          Filter: paren(binary(string("Name -eq '{0}'"), "-f", doubled)),
          ResultSize: word("Unlimited"),
        }),
      );
      return [assign(contextVariable(name, of), array(pipeline(listing(pipeline(call))))), run("Assert-WholeListing")];
    }
    case "same-search-name": {
      const ownName = index(variable(factsOf(of)), string("Name"));
      const call = remote(pipeline(stopping(command("Get-MailboxSearch", { Identity: ownName }))));
      const named = binary(asText(member(current, "Name")), "-eq", ownName);
      const filter = command("Where-Object", {}, block(pipeline(named)));
      return [assign(contextVariable(name, of), array(pipeline(call, filter)))];
    }
    case "resident-folders": {
      const call = stopping(
        command("Get-PublicFolder", { Identity: string("\\"), Recurse: true, ResultSize: word("Unlimited") }),
      );
      return [assign(contextVariable(name, of), array(pipeline(listing(pipeline(call))))), run("Assert-WholeListing")];
    }
    case "directory-roles": {
      const Id: Value = { expression: "property", of, property: "id", valueType: "DirectoryObjectId" };
      const call: CallNode = { kind: "directory", operation: "list-user-roles", effect: "read", parameters: { Id } };
      return [assign(contextVariable(name, of), array(pipeline(lowerRemote(spellCall(call, dialect)))))];
    }
  }
}
