import { breachAt, serviceChanges, type ActJudge } from "./act.ts";

/** A Preview only looks: it writes no evidence either. */
export const previewChangesNothing: ActJudge = (act, { isPreview }) =>
  isPreview && act.changes.length > 0
    ? [
        breachAt(
          "preview-changes-nothing",
          act,
          `${act.name} changes something in a Preview${inStore(serviceChanges(act).length)}.`,
        ),
      ]
    : [];

const inStore = (changes: number): string => (changes === 0 ? ", in the evidence store" : "");
