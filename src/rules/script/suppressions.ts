import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isDiagnosticCode } from "../../diagnostics/registry.ts";
import type { Comment, Script } from "../../powershell/script/script.ts";
import { linesBelow, linesBeside, type Lines } from "./support/comment-reach.ts";
import { placeIn } from "./support/place.ts";

/** A comment that says why a finding may stand, in some lines or in the whole script. */
interface Suppression {
  readonly comment: Comment;
  readonly code: string;
  readonly reason: string;
  /** The lines that it is for; undefined: every line. */
  readonly lines?: Lines;
  /** It is none of the comments that are known. */
  readonly isUnknown: boolean;
}

const form = /^(?:#|<#)\s*purgebook-(?<kind>[a-z-]+)\s*(?<codes>[a-z-]*(?:\s*,\s*[a-z-]+)*)\s*(?::(?<reason>[^\n]*))?/i;

const reachOf: Readonly<Record<string, ((script: Script, comment: Comment) => Lines) | undefined>> = {
  disable: undefined,
  "disable-line": linesBeside,
  "disable-next-line": linesBelow,
};

/** Leaves out what a comment with a reason says may stand; a comment that does nothing is told. */
export function settleSuppressions(script: Script, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const suppressions = script.comments.flatMap((comment) => suppressionsIn(script, comment));
  if (suppressions.length === 0) return found;
  const isOf = ({ code, lines, isUnknown }: Suppression, given: Diagnostic): boolean =>
    !isUnknown && code === given.code && (lines === undefined || lines.has(given.place?.line ?? 0));
  const valid = suppressions.filter(({ reason }) => isReason(reason));
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

/** One for each code that the comment names. */
function suppressionsIn(script: Script, comment: Comment): readonly Suppression[] {
  const groups = form.exec(comment.text.replace(/\s*(#>)?$/, ""))?.groups;
  if (groups === undefined) return [];
  const { kind = "", codes = "", reason = "" } = groups;
  const isUnknown = !Object.hasOwn(reachOf, kind.toLowerCase());
  const lines = reachOf[kind.toLowerCase()]?.(script, comment);
  return codes.split(",").map((code) => ({
    comment,
    code: code.trim().toLowerCase(),
    reason: reason.trim(),
    isUnknown,
    ...(lines === undefined ? {} : { lines }),
  }));
}

/** A reason is in words. */
const isReason = (reason: string): boolean => /\p{L}/u.test(reason);

function faultOf({ code, reason, isUnknown }: Suppression, isNeeded: boolean): string | undefined {
  if (isUnknown) return "purgebook knows no such comment";
  if (code === "") return "it names no code";
  if (!isDiagnosticCode(code)) return "there is no such code";
  if (!isReason(reason)) return "it gives no reason in words behind a colon";
  return isNeeded ? undefined : "there is no such finding";
}
