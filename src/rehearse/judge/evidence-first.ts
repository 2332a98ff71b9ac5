import { breachAt, destroys, type ActJudge } from "./act.ts";

/** What is destroyed stands in the evidence store before: a record whose text names it. */
export const evidenceFirst: ActJudge = (act) => {
  const records = [...act.tenant.objects.blobs.entries()];
  return act.changes
    .filter(destroys)
    .filter(({ key }) => !records.some(([name, { body }]) => `${name}\n${body}`.toLowerCase().includes(key)))
    .map(({ key }) => breachAt("evidence-first", act, `${act.name} destroys ${key}, of which there is no record yet.`));
};
