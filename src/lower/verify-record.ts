import type { VerifyRecordStep } from "../procedure/step.ts";
import { binary, nothing, paren, run, string, when } from "../powershell/build.ts";
import type { Statement } from "../powershell/syntax.ts";
import { lowerAsText } from "./value.ts";

/** That nothing is shown may be a directory that is late: the record that was written before the act says whether it was done. */
export function lowerVerifyRecord({ target, act }: VerifyRecordStep): readonly Statement[] {
  const of = lowerAsText(target);
  const earlier = paren(run("Find-EarlierRecord", { Target: of, Act: string(act) }));
  const notYet = run("Exit-Run", {
    Code: string("not-yet"),
    Because: paren(
      binary(string(`Nothing shows {0}, and no record of this ticket says that ${act} was run on it.`), "-f", of),
    ),
    Remedy: string("Exchange Online may be late: run it again in an hour with the same parameters."),
  });
  return [when(binary(nothing, "-eq", earlier), [notYet])];
}
