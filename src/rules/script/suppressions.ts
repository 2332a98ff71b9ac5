import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isDiagnosticCode } from "../../diagnostics/registry.ts";
import type { Comment, Script } from "../../powershell/script/script.ts";
import { placeIn } from "./support/place.ts";

/** A comment that says why a finding may stand, in the next line or in the whole script. */
interface Suppression {
  readonly comment: Comment;
  readonly code: string;
  readonly reason: string;
  /** The line that it is for; undefined: every line. */
  readonly line?: number;
}

const form = /^#\s*purgebook-disable(?<next>-next-line)?\s+(?<code>[a-z-]+)\s*(?::\s*(?<reason>.*))?$/;

/** Leaves out what a comment with a reason says may stand; a comment that does nothing is told. */
export function settleSuppressions(script: Script, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const suppressions = script.comments.flatMap((comment) => suppressionIn(script, comment));
  if (suppressions.length === 0) return found;
  const isOf = ({ code, line }: Suppression, given: Diagnostic): boolean =>
    code === given.code && (line === undefined || line === given.place?.line);
  const valid = suppressions.filter(({ reason }) => reason !== "");
  const left = found.filter((given) => !valid.some((suppression) => isOf(suppression, given)));
  const faults = suppressions.flatMap((suppression) => {
    const said = faultOf(
      suppression,
      found.some((given) => isOf(suppression, given)),
    );
    return said === undefined
      ? []
      : [diagnostic("invalid-suppression", { code: suppression.code, said }, placeIn(script, suppression.comment))];
  });
  return [...left, ...faults];
}

function suppressionIn(script: Script, comment: Comment): readonly Suppression[] {
  const groups = form.exec(comment.text.trimEnd())?.groups;
  if (groups === undefined) return [];
  const { code = "", reason = "", next } = groups;
  const line = next === undefined ? {} : { line: script.positionOf(comment).line + 1 };
  return [{ comment, code, reason: reason.trim(), ...line }];
}

function faultOf({ code, reason }: Suppression, isNeeded: boolean): string | undefined {
  if (!isDiagnosticCode(code)) return "there is no such code";
  if (reason === "") return "it gives no reason behind a colon";
  return isNeeded ? undefined : "there is no such finding";
}
