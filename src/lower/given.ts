import { ordered, variable } from "../powershell/build.ts";
import type { Expression } from "../powershell/syntax.ts";
import { givenParameters } from "../procedure/analysis.ts";
import type { LowerContext } from "./context.ts";

/**
 * `[ordered]@{ MailboxAddress = $MailboxAddress }`: by what an object was found besides its identity. A record keeps it, and an earlier record
 * counts only where it was the same. Undefined where there is nothing of the kind.
 */
export function lowerGiven(name: string, context: LowerContext): Expression | undefined {
  const given = givenParameters(name, context);
  return given.length === 0 ? undefined : ordered(Object.fromEntries(given.map((of) => [of, variable(of)])));
}
