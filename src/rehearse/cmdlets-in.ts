import { findCmdlet } from "../catalog/catalog.ts";
import { isSimulated } from "../tenant/answer.ts";

const commandName = /\b[a-z]+-[a-z][a-z0-9]+\b/gi;

/** The cmdlets of the service that a script names anywhere, and that the tenant answers: what it does not name it does not call. */
export const cmdletsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(commandName)]
      .map(([name]) => findCmdlet(name)?.cmdlet.name)
      .filter((name) => name !== undefined)
      .filter(isSimulated),
  ),
];
