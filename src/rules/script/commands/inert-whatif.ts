import { modulesOf } from "../../../catalog/catalog.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf } from "../support/binding.ts";
import { broughtBy } from "../support/brought.ts";
import { calledName } from "../support/called.ts";
import { placeIn } from "../support/place.ts";
import { writtenSwitch } from "../support/switch.ts";
import { isUnderWhatIfPreference } from "../support/whatif-preference.ts";

/** -WhatIf is no dry run where the service does not look at it. */
export const inertWhatif: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    const name = calledName(script, command);
    if (name === undefined || /^(Get|Search|Export|Test|Connect|Disconnect)-/i.test(name)) continue;
    const why = whyInert(script, command, name);
    if (why === undefined) continue;
    const given = writtenSwitch(script, command, "WhatIf", "wi");
    const isOff = given?.value !== undefined && constantOf(given.value) === false;
    const cmdlet = bindingOf(script, command)?.known.cmdlet.name ?? name;
    if (given !== undefined && !isOff)
      yield diagnostic("inert-whatif", { cmdlet, said: why }, placeIn(script, given.at));
    else if (given === undefined && isUnderWhatIfPreference(script, command.node))
      yield diagnostic(
        "inert-whatif",
        { cmdlet, said: `${why}, and $WhatIfPreference is no more than that` },
        placeIn(script, command.node),
      );
  }
};

/** Of the cmdlets of Security & Compliance no -WhatIf works, as their pages say, whatever is known of their parameters. */
function whyInert(script: Script, command: Command, name: string): string | undefined {
  const where = new Set(modulesOf(name).flatMap((one) => one.where));
  const isOfCompliance =
    where.has("securityCompliance") && !where.has("exchangeOnline") && !broughtBy(script).isOfServer;
  const support = bindingOf(script, command)?.known.cmdlet.whatIf;
  if (isOfCompliance || support === "inert") return "is documented as not working";
  return support === "reserved" ? "is reserved for Microsoft's own use" : undefined;
}
