import type { VerifyRecordStep } from "../procedure/step.ts";
import {
  assign,
  binary,
  convert,
  invoke,
  member,
  nothing,
  paren,
  run,
  string,
  variable,
  when,
} from "../powershell/build.ts";
import { prose } from "../powershell/quote.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { writeEvent } from "./event.ts";
import { lowerAsText } from "./value.ts";

/**
 * That nothing is shown may be a directory that is late: the record that was written before the act says whether it was done. What an earlier run did
 * and did not live to tell is told here.
 */
export function lowerVerifyRecord({ target, act, otherwise }: VerifyRecordStep): readonly Statement[] {
  const of = lowerAsText(target);
  const earlier = variable("earlier");
  const { code, remedy } = otherwise ?? {
    code: "not-yet",
    remedy: "Exchange Online may be late: run it again in an hour with the same parameters.",
  };
  const says = otherwise === undefined ? "Nothing shows {0}, and no" : "No";
  const named = run("Exit-Run", {
    Code: string(code),
    Because: paren(binary(string(`${says} record of this ticket says that ${act} was run on {0}.`), "-f", of)),
    Remedy: string(prose(remedy)),
  });
  const find = run("Find-EarlierRecord", { Target: of, Act: string(act) });
  if (otherwise !== undefined) return [when(binary(nothing, "-eq", paren(find)), [named])];
  const isOfEarlierRun = binary(
    inUtc(paren(convert("datetime", member(earlier, "Content", "time")))),
    "-lt",
    inUtc(variable("runStarted")),
  );
  return [
    assign("earlier", find),
    when(binary(nothing, "-eq", earlier), [named]),
    when(isOfEarlierRun, [writeEvent("already-gone", of, { evidence: member(earlier, "Name") })]),
  ];
}

const inUtc = (time: Expression): Expression => invoke(time, "ToUniversalTime");
