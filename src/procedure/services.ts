import { serviceOf } from "../catalog/catalog.ts";
import type { CallNode } from "./call.ts";
import type { Dialect, Procedure } from "./procedure.ts";
import type { Step } from "./step.ts";
import { walk } from "./walk.ts";
import { guard } from "../service/guards.ts";

/** What a runbook connects to. */
export type Service = "exchange" | "compliance" | "directory" | "graph-sdk" | "msonline";

/** The calls that a step makes itself, its looks included. */
export function callsOf(step: Step): readonly CallNode[] {
  switch (step.kind) {
    case "find-one":
    case "find-all":
    case "find-in":
      return [step.call];
    case "change":
    case "destroy":
      return [step.call, ...step.expectations.map(({ call }) => call)];
    case "wait":
    case "verify":
      return [step.expectation.call];
    default:
      return [];
  }
}

function serviceOfCall(call: CallNode): Service {
  if (call.kind === "directory") return "directory";
  if (call.module === "MSOnline") return "msonline";
  if (call.module.startsWith("Microsoft.Graph")) return "graph-sdk";
  return serviceOf(call.cmdlet) === "compliance" ? "compliance" : "exchange";
}

export function servicesOf(procedure: Procedure): ReadonlySet<Service> {
  const services = new Set<Service>();
  for (const step of walk(procedure.steps)) {
    for (const call of callsOf(step)) services.add(serviceOfCall(call));
    if (step.kind === "check") {
      for (const { guard: name } of step.guards) {
        const context = guard(name).context?.name;
        if (context !== undefined) services.add(context === "directory-roles" ? "directory" : "exchange");
      }
    }
  }
  // A dialect with cmdlets spells what the guards ask of the directory, too.
  if (services.has("graph-sdk") || services.has("msonline")) services.delete("directory");
  return services;
}

/** Every cmdlet that the runbook may call, contexts included. */
export function cmdletsOf(procedure: Procedure): ReadonlySet<string> {
  const names = new Set<string>();
  for (const step of walk(procedure.steps))
    for (const call of callsOf(step)) if (call.kind === "cmdlet") names.add(call.cmdlet);
  for (const step of walk(procedure.steps)) {
    if (step.kind !== "check") continue;
    for (const { guard: name } of step.guards) {
      const context = guard(name).context?.name;
      if (context === "organization-holds") names.add("Get-OrganizationConfig");
      if (context === "same-name") names.add("Get-Mailbox");
      if (context === "same-search-name") names.add("Get-MailboxSearch");
      if (context === "resident-folders") names.add("Get-PublicFolder");
    }
  }
  return names;
}

/** True for a check with a guard that reads the roles of a user. */
export const asksForRoles = (step: Step): boolean =>
  step.kind === "check" && step.guards.some((use) => guard(use.guard).context?.name === "directory-roles");

/** Every operation on the directory that the runbook may ask for, however its dialect spells it; guards and the connection included. */
export function directoryOperationsOf(procedure: Procedure, dialect: Dialect): ReadonlySet<string> {
  const operations = new Set<string>();
  for (const step of walk(procedure.steps)) {
    for (const call of callsOf(step)) {
      const operation = call.kind === "directory" ? call.operation : call.spells;
      if (operation !== undefined) operations.add(operation);
    }
    if (asksForRoles(step)) operations.add("list-user-roles");
  }
  // Behind the SDK's connection the tenant is known by its own domain.
  if (dialect === "graph-sdk") operations.add("get-domain");
  return operations;
}

/** As people say it. */
export const serviceNames = {
  exchange: "Exchange Online",
  compliance: "Security & Compliance",
  "graph-sdk": "Microsoft Graph",
  directory: "Microsoft Graph",
  msonline: "MSOnline",
} as const;

export type Connection = keyof typeof serviceNames;

/** The one service that the runbook connects to first; beside Exchange Online the directory over HTTP needs no connection of its own. */
export function connectionOf(services: ReadonlySet<Service>): Connection | undefined {
  const order: readonly Connection[] = ["compliance", "exchange", "graph-sdk", "msonline", "directory"];
  return order.find((service) => services.has(service));
}
