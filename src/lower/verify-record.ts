import type { VerifyRecordStep } from "../procedure/step.ts";
import { binary, nothing, paren, run, string, when } from "../powershell/build.ts";
import { prose } from "../powershell/quote.ts";
import type { Statement } from "../powershell/syntax.ts";
import { lowerAsText } from "./value.ts";

/** That nothing is shown may be a directory that is late: the record that was written before the act says whether it was done. */
export function lowerVerifyRecord({ target, act, otherwise }: VerifyRecordStep): readonly Statement[] {
  const of = lowerAsText(target);
  const earlier = paren(run("Find-EarlierRecord", { Target: of, Act: string(act) }));
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
  return [when(binary(nothing, "-eq", earlier), [named])];
}
