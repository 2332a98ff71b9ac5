import type { Standing } from "../approval/standing.ts";

/** How an approval stands, for people. */
export interface StandingView {
  readonly kind: Standing["kind"];
  /** One or two words, for a badge. */
  readonly badge: string;
  readonly says: string;
}

export function standingView(standing: Standing): StandingView {
  if (standing.kind === "none")
    return { kind: "none", badge: "Not approved", says: "Nobody has approved it: read all of it." };
  const { approval, isSigned } = standing.by;
  const { reviewer, ticket, time } = approval;
  const how = isSigned ? "signed" : "claimed, not signed";
  const by = `${reviewer} approved it under ${ticket} on ${time.slice(0, 10)} (${how})`;
  return standing.kind === "approved"
    ? { kind: "approved", badge: "Approved", says: `${by}. It has not changed since.` }
    : { kind: "stale", badge: "Changed since", says: `${by}. Since then changed: ${standing.differs.join(", ")}.` };
}
