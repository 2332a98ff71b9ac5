import type { Change } from "../../tenant/change.ts";
import type { State } from "../../tenant/state.ts";
import { breachAt, isOfService, type ActJudge, type Asked, type Breach } from "./act.ts";

/** A Preview only looks: it writes no evidence either. A script that only lists may add to the store what is too long for its output. */
export const previewChangesNothing: ActJudge = (act, asked) => {
  if (!asked.isPreview) return [];
  const changes = act.changes.filter((change) => !isList(act.tenant, change, asked));
  if (changes.length === 0) return [];
  const where = changes.some(isOfService) ? "" : ", in the evidence store";
  return [breachAt("preview-changes-nothing", act, `${act.name} changes something in a Preview${where}.`)];
};

/** What was there stays as it is, and no claim is taken: those are in a container of their own. */
const isList = ({ objects }: State, { of, key }: Change, { listsTo }: Asked): boolean =>
  of === "blobs" && listsTo !== undefined && key.startsWith(`${listsTo}/`) && !objects.blobs.has(key);

/** The files of a folder, each with what tells it from another one of its name. */
export type Files = ReadonlyMap<string, string>;

/** The same of an evidence store that is a folder, over all runs. */
export function previewLeavesFolder(before: Files, after: Files, { isPreview, listsTo }: Asked): readonly Breach[] {
  if (!isPreview) return [];
  const lost = [...before].filter(([file, was]) => after.get(file) !== was);
  const added = listsTo === undefined ? [...after].filter(([file]) => !before.has(file)) : [];
  return [...lost, ...added].map(([file]) => ({
    invariant: "preview-changes-nothing",
    said: `${file} changes in a Preview, in the folder of the evidence.`,
  }));
}
