/** The parameters of Clear-MailboxHold by which every kind of hold may be lifted. */
export const everyHoldAgreed = {
  LiftLitigationHold: true,
  LiftRetentionHolds: true,
  LiftDelayHolds: true,
  LiftInPlaceHolds: true,
} as const;
