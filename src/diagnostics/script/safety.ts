import { error, warning, type DiagnosticKind } from "../kind.ts";
import { atStart } from "./act-name.ts";

/** Norms of what must be around an act. */
export const safety = {
  "act-outside-gate": error<{ act: string }>(
    ({ act }) =>
      `${atStart(act)} runs whatever the script was asked for: let it run only where a parameter, such as -Mode Execute, says so.`,
  ),
  "act-without-record": error<{ act: string }>(
    ({ act }) =>
      `Before ${act} nothing is written that is still there after the run: export what it will destroy, with its holds and ids, to a file or a store first.`,
  ),
  "act-without-hold-check": error<{ act: string; missing: string; hint: string }>(
    ({ act, missing, hint }) =>
      `Nothing on the way to ${act} decides by ${missing}: end the way, or filter, where the mailbox is held.${hint}`,
  ),
  "stale-hold-check": warning<{ act: string; line: number }>(
    ({ act, line }) =>
      `The holds are checked on an earlier look alone: ${act} acts on the look of line ${line}, which decides anew, but not by LitigationHoldEnabled or InPlaceHolds. Check the holds of that look as well.`,
  ),
  "act-without-cap": error<{ act: string; where: string }>(
    ({ act, where }) =>
      `${atStart(act)} runs ${where}, however many there are: compare their number with a limit, and end the run before the first where they are more.`,
  ),
  "act-without-look": warning<{ act: string; look: string }>(
    ({ act, look }) =>
      `Nothing looks whether ${act} has happened: ask again behind it, with ${look}, and report what that shows.`,
  ),
  "holds-lifted-early": warning<{ act: string; line: number }>(
    ({ act, line }) =>
      `${act} lifts a hold for the purge in line ${line}, and nothing before it looks at ExternalDirectoryObjectId: while the user is there the purge may be refused, and the hold is gone. See first that the user is gone.`,
  ),
  "swallowed-failure": error<{ act: string; how: string }>(
    ({ act, how }) => `${atStart(act)} can fail and nobody knows: ${how}.`,
  ),
  "state-saved-late": warning<{ act: string; line: number }>(
    ({ act, line }) =>
      `What ${act} has done in the loop of line ${line} is written here, when the loop has ended: a run that is stopped in it leaves no trace. Write a line in each turn, with Export-Csv -Append or Add-Content.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
