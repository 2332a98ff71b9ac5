import { directoryOperation } from "../catalog/directory.ts";
import type { CallNode, CmdletCallNode, DirectoryCallNode } from "./call.ts";
import type { Dialect, Procedure } from "./procedure.ts";
import type { Expectation, Step } from "./step.ts";
import type { Value } from "./value.ts";

/**
 * The procedure as a dialect spells it: every operation on the directory becomes the dialect's own cmdlet. `graph-rest` has no cmdlets,
 * so its operations stay what they are.
 */
export function spellDialect(procedure: Procedure, dialect: Dialect): Procedure {
  return { ...procedure, steps: procedure.steps.map((step) => mapCalls(step, (call) => spellCall(call, dialect))) };
}

/** One call as a dialect spells it. */
export function spellCall(call: CallNode, dialect: Dialect): CallNode {
  return call.kind === "cmdlet" || dialect === "graph-rest" ? call : spellings[dialect](call);
}

/**
 * The procedure with the steps of one dialect. A parameter that only the steps of other dialects read is left out: nobody should have to
 * give what is used nowhere. What is to be accepted stays.
 */
export function inDialect(procedure: Procedure, dialect: Dialect): Procedure {
  const steps = procedure.stepsByDialect?.[dialect];
  if (steps === undefined) return procedure;
  const parameters = procedure.parameters.filter(({ name, check }) => check.kind === "accepted" || reads(steps, name));
  return { ...procedure, steps, parameters };
}

/** True where a parameter's value stands anywhere in a part of the tree. */
function reads(part: unknown, parameter: string): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { expression, name, kind, targets, cap } = part as Readonly<Record<string, unknown>>;
  if (expression === "parameter") return name === parameter;
  if (kind === "for-each" && (targets === parameter || cap === parameter)) return true;
  return Object.values(part).some((inner) => reads(inner, parameter));
}

function mapCalls(step: Step, spell: (call: CallNode) => CallNode): Step {
  const look = (expectation: Expectation): Expectation => ({ ...expectation, call: spell(expectation.call) });
  switch (step.kind) {
    case "find-one":
    case "find-all":
    case "find-in":
      return { ...step, call: spell(step.call) };
    case "change":
    case "destroy":
      return { ...step, call: spell(step.call), expectations: step.expectations.map(look) };
    case "wait":
    case "verify":
      return { ...step, expectation: look(step.expectation) };
    case "when":
    case "for-each":
      return { ...step, steps: step.steps.map((inner) => mapCalls(inner, spell)) };
    default:
      return step;
  }
}

const on: Value = { expression: "literal", value: true };

/** The id that a call asks for, or that of the object that it acts on. */
function idOf({ parameters, input }: DirectoryCallNode): Value {
  if (input?.expression === "object")
    return { expression: "property", of: input.of, property: "id", valueType: "DirectoryObjectId" };
  return parameters["Id"] as Value;
}

function graphSdk(call: DirectoryCallNode): CmdletCallNode {
  const id = idOf(call);
  const { select } = directoryOperation(call.operation);
  const Property = (select ?? []).map((value): Value => ({ expression: "literal", value }));
  const cmdlet = (name: string, parameters: CmdletCallNode["parameters"]): CmdletCallNode => ({
    kind: "cmdlet",
    module: "Microsoft.Graph",
    cmdlet: name,
    effect: call.effect,
    parameters,
    spells: call.operation,
  });
  switch (call.operation) {
    case "get-user":
      return cmdlet("Get-MgUser", { UserId: id, Property });
    case "get-deleted-user":
      return cmdlet("Get-MgDirectoryDeletedItemAsUser", { DirectoryObjectId: id, Property });
    case "list-deleted-users":
      return cmdlet("Get-MgDirectoryDeletedItemAsUser", { All: on, Property });
    case "list-user-roles":
      return { ...cmdlet("Invoke-MgGraphRequest", rolesOf(id)), through: "Get-GraphValue" };
    case "get-domain":
      return cmdlet("Get-MgDomain", { DomainId: id });
    case "delete-user":
      return cmdlet("Remove-MgUser", { UserId: id });
    case "purge-deleted-user":
      return cmdlet("Remove-MgDirectoryDeletedItem", { DirectoryObjectId: id });
    case "block-sign-in":
      return cmdlet("Update-MgUser", { UserId: id, AccountEnabled: { expression: "literal", value: false } });
    default:
      throw new RangeError(`graph-sdk does not spell ${call.operation}`);
  }
}

/** The SDK has a cmdlet for it in a module of its own, which would have to be there for this alone. */
function rolesOf(id: Value): CmdletCallNode["parameters"] {
  const parts = ["/v1.0/users/", id, "/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,displayName"];
  return {
    Method: { expression: "literal", value: "GET" },
    Uri: { expression: "text", parts, valueType: "text" },
    OutputType: { expression: "literal", value: "PSObject" },
  };
}

/** MSOnline's users have other properties: they are read through a function that gives them the names of Graph. */
function msOnline(call: DirectoryCallNode): CmdletCallNode {
  const ObjectId = idOf(call);
  const cmdlet = (name: string, parameters: CmdletCallNode["parameters"], through?: string): CmdletCallNode => ({
    kind: "cmdlet",
    module: "MSOnline",
    cmdlet: name,
    effect: call.effect,
    parameters,
    spells: call.operation,
    ...(through === undefined ? {} : { through }),
  });
  switch (call.operation) {
    case "get-user":
      return cmdlet("Get-MsolUser", { ObjectId }, "ConvertFrom-MsolUser");
    case "get-deleted-user":
      return cmdlet("Get-MsolUser", { ObjectId, ReturnDeletedUsers: on }, "ConvertFrom-MsolUser");
    case "delete-user":
      return cmdlet("Remove-MsolUser", { ObjectId, Force: on });
    case "purge-deleted-user":
      return cmdlet("Remove-MsolUser", { ObjectId, RemoveFromRecycleBin: on, Force: on });
    default:
      throw new RangeError(`msonline does not spell ${call.operation}`);
  }
}

const spellings = { "graph-sdk": graphSdk, msonline: msOnline } as const;
