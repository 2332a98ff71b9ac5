import { serviceOf } from "../catalog/catalog.ts";
import { retirementOf } from "../catalog/retired.ts";
import { callsOf, cmdletsOf } from "../procedure/services.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { walk } from "../procedure/walk.ts";
import { roleOffering } from "../service/management-roles.ts";

/** A cmdlet of Exchange Online that a role of the identity has to offer. */
export interface ExchangeCmdlet {
  readonly Name: string;
  /** Those that the procedure gives it. */
  readonly Parameters: readonly string[];
  /** Concluded, not published: what Get-ManagementRole of the organization says counts. Absent where none is known. */
  readonly ManagementRole?: string;
  /** Where it is retired: an organization that no longer has it offers it in no role. */
  readonly Retired?: true;
}

/** What a procedure calls in Exchange Online, each once for every role that it takes. */
export function exchangeCmdletsOf(procedure: Procedure): readonly ExchangeCmdlet[] {
  const calls = [...walk(procedure.steps)]
    .flatMap(callsOf)
    .flatMap((call) =>
      call.kind === "cmdlet" ? [{ Name: call.cmdlet, Parameters: Object.keys(call.parameters) }] : [],
    );
  // What guards read beside the target is no call of a step.
  const read = [...cmdletsOf(procedure)].map((Name) => ({ Name, Parameters: [] }));
  const byRole = Map.groupBy(
    [...calls, ...read].filter(({ Name }) => serviceOf(Name) === "exo"),
    ({ Name, Parameters }) => `${Name} ${roleOffering(Name, Parameters) ?? ""}`,
  );
  return [...byRole].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, uses]) => summed(uses));
}

function summed(uses: readonly ExchangeCmdlet[]): ExchangeCmdlet {
  const [{ Name, Parameters: first } = { Name: "", Parameters: [] }] = uses;
  const role = roleOffering(Name, first);
  return {
    Name,
    Parameters: [...new Set(uses.flatMap(({ Parameters }) => Parameters))].sort(),
    ...(role === undefined ? {} : { ManagementRole: role }),
    ...(retirementOf(Name) === undefined ? {} : { Retired: true }),
  };
}
