import type { CollectionName, State } from "../tenant/state.ts";
import { guidsIn } from "./guids-in.ts";
import type { Asked } from "./judge/act.ts";

/** What a script is asked for by its parameters: every id in them is a target. One that has no Mode may have been asked otherwise. */
export const askedBy = (
  parameters: Readonly<Record<string, unknown>>,
  mode: "preview" | "execute" | undefined,
  { objects }: State,
): Asked => ({
  isPreview: String(mode ?? parameters["Mode"] ?? "Preview").toLowerCase() !== "execute",
  targets: new Set(guidsIn(parameters)),
  known: new Set(
    Object.entries(objects).flatMap(([name, known]) =>
      [...known.keys()].map((key) => `${name as CollectionName}/${key}`),
    ),
  ),
});
