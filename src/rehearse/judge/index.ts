import type { Happened } from "../../tenant/tenant.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { ActJudge, Asked, Breach, JudgedAct } from "./act.ts";
import { evidenceFirst } from "./evidence-first.ts";
import { honestAccount, toldIn } from "./honest-account.ts";
import { honestEnd } from "./honest-end.ts";
import { namedRefusal } from "./named-refusal.ts";
import { nothingProtected } from "./nothing-protected.ts";
import { onlyTargets } from "./only-targets.ts";
import type { Past } from "./past.ts";
import { previewChangesNothing } from "./preview-changes-nothing.ts";

const ofActs: readonly ActJudge[] = [previewChangesNothing, onlyTargets, nothingProtected, evidenceFirst];

/** What does not hold of an act, judged at its moment. */
export const judgeAct = (act: JudgedAct, asked: Asked, past: Past): readonly Breach[] =>
  ofActs.flatMap((judge) => judge(act, asked, past));

/** What does not hold of all runs of a script together. */
export function judgeRuns(runs: readonly Rehearsal[], happened: readonly Happened[]): readonly Breach[] {
  return [
    ...honestAccount(runs, happened),
    ...runs.flatMap((run) => honestEnd(run, toldIn(run.output))),
    ...runs.flatMap(({ end, output }) => namedRefusal(end, toldIn(output))),
  ];
}
