import { readFileSync } from "node:fs";
import type { BindingFacts, CommandNameFacts, EffectFacts, ModuleFacts, NamedActFacts, OutputFacts } from "./schema.ts";

/** The modules whose cmdlets are known with their parameters: each is a file in `facts/`. */
export const modules = [
  "Az.Accounts",
  "Az.Automation",
  "Az.Resources",
  "AzureAD",
  "ExchangeOnlineManagement",
  "MSOnline",
  "Microsoft.Entra.DirectoryManagement",
  "Microsoft.Entra.Users",
  "Microsoft.Graph.Applications",
  "Microsoft.Graph.Authentication",
  "Microsoft.Graph.Identity.DirectoryManagement",
  "Microsoft.Graph.Users",
  "Microsoft.Graph.Users.Actions",
  "Microsoft.PowerShell.Core",
  "Microsoft.PowerShell.Management",
  "Microsoft.PowerShell.Security",
  "Microsoft.PowerShell.Utility",
  "Orchestrator.AssetManagement.Cmdlets",
] as const;

export type ModuleName = (typeof modules)[number];

const read = new Map<string, unknown>();

/**
 * Each file is read once, when it is first asked for: start-up pays for nothing, a compile only for the modules it meets. That each is as its
 * schema says is held by a test, so that no run pays for that.
 */
function facts(file: string): unknown {
  if (!read.has(file))
    read.set(file, JSON.parse(readFileSync(new URL(`./facts/${file}.json`, import.meta.url), "utf8")));
  return read.get(file);
}

export const factsOfModule = (module: ModuleName): ModuleFacts => facts(module) as ModuleFacts;

export const factsOfEffects = (): EffectFacts => facts("effects") as EffectFacts;

export const factsOfOutputs = (): OutputFacts => facts("outputs") as OutputFacts;

export const factsOfBindings = (): BindingFacts => facts("bindings") as BindingFacts;

export const factsOfCommandNames = (): CommandNameFacts => facts("command-names") as CommandNameFacts;

export const factsOfNamedActs = (): NamedActFacts => facts("named-acts") as NamedActFacts;
