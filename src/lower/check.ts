import type { CheckStep, GuardUse } from "../procedure/step.ts";
import { guard, type ContextName } from "../service/guards.ts";
import { targetKind } from "../service/target-kinds.ts";
import {
  array,
  assign,
  binary,
  command,
  index,
  invoke,
  member,
  ordered,
  paren,
  pipeline,
  run,
  string,
  tallOrdered,
  variable,
  word,
  block,
} from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { invariant } from "../util/invariant.ts";
import { stopping } from "../powershell/build.ts";
import type { Analysis } from "../procedure/analysis.ts";
import { writeEvent } from "./event.ts";
import { lowerArgument, lowerAsText } from "./value.ts";

/** Reads what decides, fetches what the guards need besides, and asserts each guard, a line each. */
export function lowerCheck(step: CheckStep, context: Analysis): readonly Statement[] {
  const found = referenceOf(step.of, context);
  const checks = context.guards.get(step.of) ?? [];
  const isFirst = checks[0] === step;
  const wanted = Object.fromEntries(
    Object.entries(targetKind(found.target).facts).map(([name, type]) => [name, string(type)]),
  );
  const facts = variable(factsOf(step.of));
  const contexts = [...new Set(step.guards.flatMap((use) => guard(use.guard).context?.name ?? []))];
  return [
    ...(isFirst
      ? [
          assign(wantedOf(step.of), tallOrdered(wanted)),
          assign(
            factsOf(step.of),
            run("Get-DecidingFact", { Of: variable(step.of), Wanted: variable(wantedOf(step.of)) }),
          ),
        ]
      : []),
    ...contexts.map((name) => lowerContext(name, step.of, found.target)),
    ...step.guards.map((use) => lowerGuard(use, facts, step.of)),
    writeEvent("cleared", targetOf(step.of, context)),
  ];
}

/** The guard on these facts: of the check, or of the object as it is read again before an act. */
export function lowerGuard(use: GuardUse, facts: Expression, of: string): Statement {
  const { function: name, context } = guard(use.guard);
  const args = Object.fromEntries(
    Object.entries(use.arguments).map(([parameter, value]) => [parameter, lowerArgument(value)]),
  );
  const given = context === undefined ? {} : { [context.parameter]: contextValue(context.name, of) };
  return run(name, { Facts: facts, ...given, ...args });
}

export const factsOf = (name: string): string => `${name}Facts`;
export const wantedOf = (name: string): string => `${name}Wanted`;

/** The identity of a found object, for events, records and claims. */
export function targetOf(name: string, context: Analysis): Expression {
  const { key } = referenceOf(name, context);
  invariant(key !== undefined, `${name} was not found by an identity`);
  return lowerAsText(key.value);
}

export function referenceOf(name: string, context: Analysis): NonNullable<ReturnType<Analysis["found"]["get"]>> {
  const found = context.found.get(name);
  invariant(found !== undefined, `no step finds ${name}`);
  return found;
}

/** The variable that holds a context; what belongs to one target carries its name. */
function contextVariable(name: ContextName, of: string): string {
  switch (name) {
    case "organization-holds":
      return "organizationFacts";
    case "same-name":
      return `${of}SameName`;
    case "resident-folders":
      return "publicFolders";
    case "directory-roles":
      return `${of}Roles`;
  }
}

function contextValue(name: ContextName, of: string): Expression {
  const held = variable(contextVariable(name, of));
  return name === "organization-holds" ? index(held, string("InPlaceHolds")) : held;
}

function lowerContext(name: ContextName, of: string, target: string): Statement {
  const remote = (statement: Statement): ReturnType<typeof command> =>
    command("Invoke-RemoteCall", { Call: block(statement) });
  switch (name) {
    case "organization-holds": {
      const call = remote(pipeline(stopping(command("Get-OrganizationConfig"))));
      return assign(
        contextVariable(name, of),
        run("Get-DecidingFact", { Of: paren(pipeline(call)), Wanted: ordered({ InPlaceHolds: string("list") }) }),
      );
    }
    case "same-name": {
      const doubled = invoke(index(variable(factsOf(of)), string("Name")), "Replace", string("'"), string("''"));
      const call = stopping(
        command("Get-Mailbox", {
          SoftDeletedMailbox: true,
          ...(target === "soft-deleted-public-folder-mailbox" ? { PublicFolder: true } : {}),
          Filter: paren(binary(string("Name -eq '{0}'"), "-f", doubled)),
          ResultSize: word("Unlimited"),
        }),
      );
      return assign(contextVariable(name, of), array(pipeline(remote(pipeline(call)))));
    }
    case "resident-folders": {
      const call = stopping(
        command("Get-PublicFolder", { Identity: string("\\"), Recurse: true, ResultSize: word("Unlimited") }),
      );
      return assign(contextVariable(name, of), array(pipeline(remote(pipeline(call)))));
    }
    case "directory-roles": {
      const path = binary(
        string("/users/{0}/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,displayName"),
        "-f",
        member(variable(of), "id"),
      );
      return assign(
        contextVariable(name, of),
        array(run("Invoke-GraphRequest", { Method: string("GET"), Path: paren(path), All: true })),
      );
    }
  }
}
