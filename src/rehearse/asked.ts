import type { State } from "../tenant/state.ts";
import { guidsIn } from "./guids-in.ts";
import { knownIn } from "./known-in.ts";
import type { Asked } from "./judge/act.ts";

/**
 * What a script is asked for by its parameters: every id in them is a target, and the mailbox that a policy among them is to let go. One that
 * has no Mode may have been asked otherwise.
 */
export const askedBy = (
  parameters: Readonly<Record<string, unknown>>,
  mode: "preview" | "execute" | undefined,
  { objects }: State,
): Asked => ({
  isPreview: String(mode ?? parameters["Mode"] ?? "Preview").toLowerCase() !== "execute",
  targets: new Set([...guidsIn(parameters), ...letGo(parameters, objects)]),
  known: knownIn(objects),
});

/** A policy knows mailboxes by address alone: beside one, an address is a target, unless several mailboxes have it. */
function letGo(
  parameters: Readonly<Record<string, unknown>>,
  { policies, mailboxes }: State["objects"],
): readonly string[] {
  if (!guidsIn(parameters).some((id) => policies.has(id))) return [];
  const texts = new Set(Object.values(parameters).map((value) => String(value).toLowerCase()));
  const having = [...mailboxes].filter(([, { PrimarySmtpAddress }]) => texts.has(PrimarySmtpAddress.toLowerCase()));
  return having.length === 1 ? having.map(([key]) => key) : [];
}
