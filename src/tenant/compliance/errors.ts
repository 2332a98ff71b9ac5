/** What Security & Compliance answers. None of these texts has been published: all are invented, and say so. */
export const complianceErrors = {
  locked: (policy: string) =>
    `The policy '${policy}' has a Preservation Lock: it can only be extended (this text is invented).`,
  notOnAll: (policy: string) =>
    `Exceptions can be made only in a policy on all mailboxes, which '${policy}' is not (this text is invented).`,
  notActive: (location: string) => `No active mailbox has the address '${location}' (this text is invented).`,
  notInactive: (location: string) => `No inactive mailbox has the address '${location}' (this text is invented).`,
  stillHeld: (hold: string) =>
    `The hold '${hold}' belongs to a policy that still names the location (this text is invented).`,
  noSuchHold: (hold: string) => `The location has no hold '${hold}' (this text is invented).`,
} as const;
