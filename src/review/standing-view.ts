import type { Standing } from "../approval/standing.ts";
import type { Tone } from "./tone.ts";

/** How an approval stands, for people. */
export interface StandingView {
  readonly kind: Standing["kind"];
  readonly isApproved: boolean;
  readonly tone: Tone;
  /** One or two words, for a badge. */
  readonly badge: string;
  readonly says: string;
}

export function standingView(standing: Standing): StandingView {
  if (standing.kind === "none")
    return {
      kind: "none",
      isApproved: false,
      tone: "warn",
      badge: "Not approved",
      says: "Nobody has approved it: read all of it.",
    };
  const { approval, isSigned } = standing.by;
  const { reviewer, ticket, time } = approval;
  const how = isSigned ? "signed" : "claimed, not signed";
  const by = `${reviewer} approved it under ${ticket} on ${time.slice(0, 10)} (${how})`;
  if (standing.kind === "approved")
    return {
      kind: "approved",
      isApproved: true,
      tone: "good",
      badge: "Approved",
      says: `${by}. It has not changed since.`,
    };
  const says = `${by}. Since then changed: ${standing.differs.join(", ")}.`;
  return { kind: "stale", isApproved: false, tone: "bad", badge: "Changed since", says };
}
