import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { owns } from "../tenant/directory/sign-in-errors.ts";
import type { State } from "../tenant/state.ts";

/** Says that a script is to sign in to an organization that the rehearsal does not have: the sign-in service says only that there is none. */
export function otherOrganization(
  file: string,
  { Organization: given }: Readonly<Record<string, unknown>>,
  state: State,
): readonly Diagnostic[] {
  if (typeof given !== "string" || owns(state, given)) return [];
  const { organization } = state;
  return [diagnostic("other-organization", { given, organization }, { file, line: 1, column: 1 })];
}
