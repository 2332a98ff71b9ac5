import { retirementOf } from "../catalog/retired.ts";
import { comment } from "../powershell/build.ts";
import type { Statement } from "../powershell/syntax.ts";
import type { Form } from "../procedure/form.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { cmdletsOf } from "../procedure/services.ts";

/**
 * What the procedure acknowledges is acknowledged in its script as well, in the words that `purgebook check` reads. Only warnings that a script
 * of this form can cause by itself are of interest there; a comment that nothing needs would be a finding.
 */
export function lowerAcknowledgements(procedure: Procedure, { dialect }: Form): readonly Statement[] {
  const causes: Readonly<Record<string, boolean>> = {
    "retired-cmdlet": [...cmdletsOf(procedure)].some((cmdlet) => retirementOf(cmdlet) !== undefined),
    "retired-module": dialect === "msonline",
  };
  return procedure.acknowledgements
    .filter(({ code }) => causes[code] === true)
    .map(({ code, reason }) => comment(`purgebook-disable ${code}: ${reason}`));
}
