import { unknownCommandParameter } from "./unknown-command-parameter.ts";
import { unknownCommand } from "./unknown-command.ts";
import type { ScriptRule } from "../rule.ts";

/** In the order in which a person would mend what they find. */
export const commandsRules: readonly ScriptRule[] = Object.freeze([unknownCommand, unknownCommandParameter]);
