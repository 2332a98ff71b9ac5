import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { CheckedScript, ScriptRule } from "../rule.ts";
import { codePoint, foreignCharacters } from "../support/character.ts";
import { hiddenCharacters } from "../support/hidden.ts";
import { isMarked } from "../support/mark.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation, versionOf } from "../support/runtime.ts";

/** The script means the same in whatever encoding it is read: it is of ASCII alone, comments aside, and without a mark at its start. */
export const nonAsciiScript: ScriptRule = function* (checked) {
  const { script } = checked;
  const consequence = consequenceIn(checked);
  if (consequence === undefined) return;
  const hidden = new Set(hiddenCharacters(checked).map(({ start }) => start));
  const found = foreignCharacters(script).filter(({ start, within }) => within !== "comment" && !hidden.has(start));
  const [first] = found;
  if (isMarked(checked)) {
    const what = "begins with a byte order mark (U+FEFF)";
    yield diagnostic("non-ascii-script", { what, consequence: afterMark }, placeIn(script, { start: 0 }));
  } else if (first !== undefined) {
    const characters = found.length === 1 ? "a character" : `${found.length} characters`;
    const what = `has ${characters} outside ASCII, ${codePoint(first.character)} first`;
    yield diagnostic("non-ascii-script", { what, consequence }, placeIn(script, first));
  }
};

/** Measured with PowerShell's own parser; infraweavers/monitoring-agent#8. */
const afterMark = "Where it is part of a runbook's content, the first command gets another name and param() is lost";

/** A hybrid worker: azure-docs#42108. Windows PowerShell: ironmansoftware/powershell-universal-legacy#17, rundeck/docs#396. */
function consequenceIn(checked: CheckedScript): string | undefined {
  const isOld = checked.runtimes.some((runtime) => versionOf(runtime) === "5.1");
  if (runsInAutomation(checked))
    return "A hybrid worker may put a question mark in its place, and Windows PowerShell reads two characters";
  return isOld && !isMarked(checked)
    ? "Windows PowerShell reads the file in the code page of the machine, as two characters"
    : undefined;
}
