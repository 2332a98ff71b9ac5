import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { NamedBlockAst } from "../../../powershell/script/ast.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

/** The top level of a runbook is one list of statements (azure-docs#112257: with begin, process and end nothing ran). */
export const pipelineBlocks: ScriptRule = function* (checked) {
  if (!runsInAutomation(checked)) return;
  const { script } = checked;
  const { DynamicParamBlock, BeginBlock, ProcessBlock, EndBlock, CleanBlock } = script.root;
  const blocks = [DynamicParamBlock, BeginBlock, ProcessBlock, EndBlock, CleanBlock].filter(
    (block): block is NamedBlockAst => block !== undefined && block.Unnamed !== true,
  );
  const [first] = blocks;
  if (first === undefined) return;
  const names = blocks.map(({ BlockKind }) => BlockKind.toLowerCase()).join(", ");
  yield diagnostic("pipeline-blocks", { blocks: names }, placeIn(script, first));
};
