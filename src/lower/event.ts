import { ordered, run, string } from "../powershell/build.ts";
import type { EventName } from "../service/event-names.ts";
import type { Expression, PipelineNode } from "../powershell/syntax.ts";

/** `Write-RunEvent -Name 'cleared' -Target $Identity`: a JSON line on the output stream. */
export function writeEvent(
  name: EventName,
  target?: Expression,
  detail: Readonly<Record<string, Expression | PipelineNode>> = {},
): PipelineNode {
  return writeEventWith(name, target, Object.keys(detail).length === 0 ? undefined : ordered(detail));
}

/** The same with details that the script has made. */
export function writeEventWith(name: EventName, target?: Expression, detail?: Expression): PipelineNode {
  return run("Write-RunEvent", {
    Name: string(name),
    ...(target === undefined ? {} : { Target: target }),
    ...(detail === undefined ? {} : { Detail: detail }),
  });
}
