import { findCmdlet } from "../../../catalog/catalog.ts";
import { aliasTarget, presenceOf, slipOf, type Presence } from "../../../catalog/command-names.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands, commandAt } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import type { Runtime } from "../../../procedure/procedure.ts";
import type { ScriptRule } from "../rule.ts";
import { asksForVersion } from "../support/asking.ts";
import { broughtBy, runsElsewhere } from "../support/brought.ts";
import { placeIn } from "../support/place.ts";
import { versionsOf } from "../support/runtime.ts";

/** A command is one that the script can have where it is to run. */
export const unknownCommand: ScriptRule = function* ({ script, runtimes }) {
  const { isOpen, prefixes } = broughtBy(script);
  for (const [name, calls] of Map.groupBy(allCommands(script), plainNameOf)) {
    if (name === undefined || isBrought(script, name)) continue;
    const found = findingOf(name, runtimes, prefixes);
    if (found === undefined) continue;
    for (const command of calls) {
      if (isInOtherPlace(script, command)) continue;
      if (found.isMissing ? asksForVersion(script, command.node) : isOpen) continue;
      yield diagnostic("unknown-command", { command: name, ...found.values }, placeIn(script, command.node));
    }
  }
};

/** A name that can only be a command: no path, no program, no module before it. */
function plainNameOf({ node, name }: Command): string | undefined {
  const [first] = node.CommandElements;
  if (first?.type !== "StringConstantExpressionAst" || first.Value !== name) return undefined;
  return /^[a-z]+(-\w+)?$/i.test(name) ? name : undefined;
}

function isBrought(script: Script, name: string): boolean {
  const { names, prefixes } = broughtBy(script);
  return (
    names.has(name.toLowerCase()) ||
    prefixes.some((prefix) => presenceOf(withoutPrefix(name, prefix) ?? "", []).kind === "there")
  );
}

/** `Get-CloudMailbox` of a session with the prefix Cloud is Get-Mailbox. */
function withoutPrefix(name: string, prefix: string): string | undefined {
  const [verb = "", noun = ""] = name.split("-");
  return noun.toLowerCase().startsWith(prefix.toLowerCase()) ? `${verb}-${noun.slice(prefix.length)}` : undefined;
}

/** The commands that a name may be a slip of, with the prefix that it has. */
function nearTo(name: string, prefixes: readonly string[]): readonly string[] {
  const prefixed = prefixes.flatMap((prefix) =>
    slipOf(withoutPrefix(name, prefix) ?? "").map((near) => near.replace("-", `-${prefix}`)),
  );
  return [...slipOf(name), ...prefixed];
}

interface Finding {
  /** It is a command, and not where the script is to run. */
  readonly isMissing: boolean;
  readonly values: { readonly of: string; readonly hint: string; readonly next: string };
}

function findingOf(name: string, runtimes: readonly Runtime[], prefixes: readonly string[]): Finding | undefined {
  const target = aliasTarget(name);
  // What was retired is another finding.
  if (findCmdlet(target)?.cmdlet.deprecated !== undefined) return undefined;
  const presence: Presence = presenceOf(target, runtimes.map(versionsOf));
  if (presence.kind === "elsewhere") return missing(name, target, presence);
  if (presence.kind !== "unlisted" || !name.includes("-")) return undefined;
  // A module is loaded when a command of it is first called: what is near to nothing may be of any that is installed.
  const near = nearTo(name, prefixes);
  if (near.length === 0) return undefined;
  return {
    isMissing: false,
    values: {
      of: "that PowerShell, Exchange Online or the script itself has",
      hint: ` Did you mean ${near.join(" or ")}?`,
      next: "Mend the name, or name the module that has it with Import-Module or #Requires.",
    },
  };
}

function missing(name: string, target: string, { missingIn, has }: Presence & { kind: "elsewhere" }): Finding {
  const isServer = has === "Exchange Server";
  return {
    isMissing: !isServer,
    values: {
      of: `of ${missingIn}`,
      hint: ` ${name === target ? "It" : target} is one of ${has} alone.`,
      next: isServer
        ? "Leave it out, or do it another way."
        : "Use what each of them has, or ask for the version first.",
    },
  };
}

/** On another machine, or in a configuration, other names are there. */
function isInOtherPlace(script: Script, { node }: Command): boolean {
  for (const outer of around(script, node)) {
    if (outer.type === "ConfigurationDefinitionAst") return true;
    const call = commandAt(script, outer);
    if (call !== undefined && runsElsewhere(call)) return true;
  }
  return false;
}
