import type { ScriptRule } from "../rule.ts";
import { hiddenCharacter } from "./hidden-character.ts";
import { ignoredAttribute } from "./ignored-attribute.ts";
import { inlineChild } from "./inline-child.ts";
import { lostOutput } from "./lost-output.ts";
import { newerModule } from "./newer-module.ts";
import { newerParameter } from "./newer-parameter.ts";
import { newerSyntax } from "./newer-syntax.ts";
import { nonAsciiScript } from "./non-ascii-script.ts";
import { pipelineBlocks } from "./pipeline-blocks.ts";
import { requiresStatement } from "./requires-statement.ts";
import { scriptTooLarge } from "./script-too-large.ts";
import { tooManyParameters } from "./too-many-parameters.ts";
import { twoSdksInProcess } from "./two-sdks-in-process.ts";
import { unattendedPrompt } from "./unattended-prompt.ts";
import { unpassableParameter } from "./unpassable-parameter.ts";
import { unpinnedModule } from "./unpinned-module.ts";

/** In the order in which a person would mend what they find. */
export const automationRules: readonly ScriptRule[] = Object.freeze([
  hiddenCharacter,
  newerSyntax,
  newerParameter,
  newerModule,
  twoSdksInProcess,
  pipelineBlocks,
  inlineChild,
  scriptTooLarge,
  tooManyParameters,
  unpassableParameter,
  unattendedPrompt,
  ignoredAttribute,
  requiresStatement,
  unpinnedModule,
  lostOutput,
  nonAsciiScript,
]);
