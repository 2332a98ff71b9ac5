import { diagnostic, isError, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isDiagnosticCode, registry } from "../../diagnostics/registry.ts";
import type { Procedure } from "../../procedure/procedure.ts";

/**
 * Leaves out the warnings that the procedure acknowledges with a reason, and warns of acknowledgements that it does not need.
 * An error cannot be acknowledged.
 */
export function settleAcknowledgements(procedure: Procedure, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const acknowledged = new Set(
    procedure.acknowledgements.filter(({ reason }) => reason.trim() !== "").map(({ code }) => code),
  );
  const left = found.filter((given) => isError(given) || !acknowledged.has(given.code));
  const unused = procedure.acknowledgements.flatMap(({ code, reason }, at) => {
    const again = procedure.acknowledgements.findIndex((other) => other.code === code) < at;
    const said = again ? "does so twice" : faultOf(code, reason, found);
    return said === undefined ? [] : [diagnostic("unused-acknowledgement", { code, said }, procedure.position)];
  });
  return [...left, ...unused];
}

function faultOf(code: string, reason: string, found: readonly Diagnostic[]): string | undefined {
  if (!isDiagnosticCode(code)) return "there is no such code";
  if (registry[code].severity === "error") return "an error cannot be acknowledged";
  if (reason.trim() === "") return "gives no reason";
  return found.some((given) => given.code === code) ? undefined : "does not cause it";
}
