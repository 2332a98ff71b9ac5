import type { KnownCmdlet } from "../../../catalog/catalog.ts";
import type { CmdletFacts, ParameterFacts } from "../../../catalog/schema.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { asksForVersion } from "../support/asking.ts";
import { bindingOf } from "../support/binding.ts";
import type { Given } from "../support/given.ts";
import { placeIn } from "../support/place.ts";
import { isOlder, versionOf } from "../support/runtime.ts";

/** A parameter is there in every PowerShell that is to run the script. */
export const newerParameter: ScriptRule = function* ({ script, runtimes }) {
  for (const command of allCommands(script)) {
    const binding = bindingOf(script, command);
    if (binding === undefined || !isBuiltIn(binding.known)) continue;
    const { cmdlet } = binding.known;
    for (const given of binding.given.values()) {
      // What came with its cmdlet is there wherever that is.
      if (given.parameter.availability === undefined) continue;
      const lacking = runtimes.filter((runtime) => isLater(cmdlet, writtenName(script, given), versionOf(runtime)));
      if (lacking.length === 0 || asksForVersion(script, command.node)) continue;
      yield diagnostic(
        "newer-parameter",
        { cmdlet: cmdlet.name, parameter: given.parameter.name, runtimes: lacking.join(", ") },
        placeIn(script, given.at),
      );
    }
  }
};

const isBuiltIn = ({ module }: KnownCmdlet): boolean => module.startsWith("Microsoft.PowerShell.");

/** As it stands in the script: an alias may be older than the name. */
function writtenName(script: Script, { at, by, parameter }: Given): string {
  if (by === "position") return parameter.name;
  if (at.type === "CommandParameterAst") return at.ParameterName;
  return String(constantOf(at as Ast) ?? script.textOf(at));
}

/** No parameter that the name can mean is there in the version, and one is in a later one. */
function isLater(cmdlet: CmdletFacts, written: string, version: string): boolean {
  const asked = written.toLowerCase();
  const named = (fits: (spelled: string) => boolean): readonly ParameterFacts[] =>
    cmdlet.parameters.filter(({ name, aliases = [] }) => [name, ...aliases].some((one) => fits(one.toLowerCase())));
  const whole = named((spelled) => spelled === asked);
  const meant = whole.length > 0 ? whole : named((spelled) => spelled.startsWith(asked));
  const versions = meant.flatMap(({ availability }) => availability ?? cmdlet.availability ?? []).map(versionIn);
  if (versions.length === 0 || !(cmdlet.availability ?? []).map(versionIn).includes(version)) return false;
  return !versions.includes(version) && versions.every((one) => isOlder(version, one));
}

const versionIn = (availability: string): string => availability.replace("powershell", "");
