import { ambiguousParameter } from "./ambiguous-parameter.ts";
import { inertWhatif } from "./inert-whatif.ts";
import { missingMandatoryParameter } from "./missing-mandatory-parameter.ts";
import { onPremisesOnlyParameter } from "./on-premises-only-parameter.ts";
import { retiredCmdlet } from "./retired-cmdlet.ts";
import { retiredModule } from "./retired-module.ts";
import { twoHoldSwitches } from "./two-hold-switches.ts";
import { unknownCommandParameter } from "./unknown-command-parameter.ts";
import { unknownCommand } from "./unknown-command.ts";
import { unresolvedParameterSet } from "./unresolved-parameter-set.ts";
import { wrongArgument } from "./wrong-argument.ts";
import type { ScriptRule } from "../rule.ts";

/** In the order in which a person would mend what they find. */
export const commandsRules: readonly ScriptRule[] = Object.freeze([
  unknownCommand,
  unknownCommandParameter,
  ambiguousParameter,
  onPremisesOnlyParameter,
  missingMandatoryParameter,
  unresolvedParameterSet,
  wrongArgument,
  twoHoldSwitches,
  retiredModule,
  retiredCmdlet,
  inertWhatif,
]);
