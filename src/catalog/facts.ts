import { readFileSync } from "node:fs";
import type { z } from "zod";
import {
  bindingFacts,
  commandNameFacts,
  effectFacts,
  moduleFacts,
  outputFacts,
  type BindingFacts,
  type CommandNameFacts,
  type EffectFacts,
  type ModuleFacts,
  type OutputFacts,
} from "./schema.ts";

/** The modules whose cmdlets are known with their parameters: each is a file in `facts/`. */
export const modules = [
  "ExchangeOnlineManagement",
  "MSOnline",
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

/** Each file is read once, when it is first asked for: start-up pays for nothing, a compile only for the modules it meets. */
function facts<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  if (!read.has(file)) {
    const text = readFileSync(new URL(`./facts/${file}.json`, import.meta.url), "utf8");
    read.set(file, schema.parse(JSON.parse(text)));
  }
  return read.get(file) as z.infer<Schema>;
}

export function factsOfModule(module: ModuleName): ModuleFacts {
  return facts(module, moduleFacts);
}

export function factsOfEffects(): EffectFacts {
  return facts("effects", effectFacts);
}

export function factsOfOutputs(): OutputFacts {
  return facts("outputs", outputFacts);
}

export function factsOfBindings(): BindingFacts {
  return facts("bindings", bindingFacts);
}

export function factsOfCommandNames(): CommandNameFacts {
  return facts("command-names", commandNameFacts);
}
