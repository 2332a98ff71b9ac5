import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { asksForVersion } from "../support/asking.ts";
import { modulesAskedFor } from "../support/module.ts";
import { placeIn } from "../support/place.ts";
import { isOlder, versionOf } from "../support/runtime.ts";

/**
 * The oldest PowerShell 7 that loads a module from a version on; 5.1 loads them all. The first that fits counts. Source: office-docs-powershell,
 * exchange-online-powershell-v2, and the .NET that each is built for.
 */
const floors = [{ module: "ExchangeOnlineManagement", from: "3.10.0", needs: "7.6", newest: "3.9.2" }] as const;

/** A module is asked for in a version that every PowerShell which is to run the script can load. */
export const newerModule: ScriptRule = function* ({ script, runtimes }) {
  for (const { at, node, name, version } of modulesAskedFor(script)) {
    const floor = floors.find(({ module }) => module.toLowerCase() === name.toLowerCase());
    if (version === undefined || floor === undefined || isOlder(version, floor.from)) continue;
    const lacking = runtimes.filter((one) => versionOf(one) !== "5.1" && isOlder(versionOf(one), floor.needs));
    if (lacking.length === 0 || (node !== undefined && asksForVersion(script, node))) continue;
    const { module, needs, newest } = floor;
    yield diagnostic(
      "newer-module",
      { module, version, needs, newest, runtimes: lacking.join(", ") },
      placeIn(script, at),
    );
  }
};
