import { breachAt, destroys, type ActJudge } from "./act.ts";

/** What is destroyed stands in the evidence store before: a record shows it, with everything that decided about it. */
export const evidenceFirst: ActJudge = (act, _, past) =>
  act.changes
    .filter((change) => destroys(change) && !past.isRecorded(change.key))
    .map(({ key }) =>
      breachAt("evidence-first", act, `${act.name} destroys ${key}, of which there is no full record yet.`),
    );
