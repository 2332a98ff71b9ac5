import type { State } from "../tenant/state.ts";
import { guidsIn } from "./guids-in.ts";
import { knownIn } from "./known-in.ts";
import type { Asked } from "./judge/act.ts";
import { isStore } from "./web-request.ts";

export interface AskedFor {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What is said beside the parameters. */
  readonly mode: "preview" | "execute" | undefined;
  /** Whether the script has a parameter Mode. */
  readonly hasMode: boolean;
  /** The folder that it was given for its evidence. */
  readonly folder: string | undefined;
  readonly state: State;
}

/**
 * What a script is asked for by its parameters: every id in them is a target, and the mailbox that a policy among them is to let go. One that
 * has no Mode may have been asked otherwise; where it was not, it lists, and what is too long for its output goes to the evidence store.
 */
export const askedBy = ({ parameters, mode, hasMode, folder, state: { objects } }: AskedFor): Asked => ({
  isPreview: String(mode ?? parameters["Mode"] ?? "Preview").toLowerCase() !== "execute",
  listsTo: hasMode ? undefined : (folder ?? containerIn(parameters)),
  targets: new Set([...guidsIn(parameters), ...letGo(parameters, objects)]),
  known: knownIn(objects),
});

const containerIn = (parameters: AskedFor["parameters"]): string | undefined =>
  Object.values(parameters)
    .flatMap((value) => (typeof value === "string" && URL.canParse(value) ? [new URL(value)] : []))
    .find(({ hostname }) => isStore(hostname))
    ?.pathname.split("/")[1];

/** A policy knows mailboxes by address alone: beside one, an address is a target, unless several mailboxes have it. */
function letGo(parameters: AskedFor["parameters"], { policies, mailboxes }: State["objects"]): readonly string[] {
  if (!guidsIn(parameters).some((id) => policies.has(id))) return [];
  const texts = new Set(Object.values(parameters).map((value) => String(value).toLowerCase()));
  const having = [...mailboxes].filter(([, { PrimarySmtpAddress }]) => texts.has(PrimarySmtpAddress.toLowerCase()));
  return having.length === 1 ? having.map(([key]) => key) : [];
}
