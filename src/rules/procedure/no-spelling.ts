import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DirectoryCallNode } from "../../procedure/call.ts";
import type { Dialect } from "../../procedure/procedure.ts";
import { asksForRoles, callsOf } from "../../procedure/services.ts";
import { spellCall } from "../../procedure/spell-dialect.ts";
import type { Step } from "../../procedure/step.ts";
import { walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";

/** Every dialect of a procedure has words for what its steps do in the directory, guards included. */
export const noSpelling: Rule = function* (procedure) {
  for (const dialect of procedure.dialects)
    for (const step of walk(procedure.stepsByDialect?.[dialect] ?? procedure.steps)) {
      const operation = operationsOf(step).find((call) => !isSpelled(call, dialect))?.operation;
      if (operation !== undefined)
        yield diagnostic("no-spelling", { step: step.title, operation, dialect }, step.position);
    }
};

function operationsOf(step: Step): readonly DirectoryCallNode[] {
  const calls = callsOf(step).filter((call) => call.kind === "directory");
  return asksForRoles(step)
    ? [...calls, { kind: "directory", operation: "list-user-roles", effect: "read", parameters: {} }]
    : calls;
}

function isSpelled(call: DirectoryCallNode, dialect: Dialect): boolean {
  try {
    spellCall(call, dialect);
    return true;
  } catch {
    return false;
  }
}
