import { compliance, guards, is, param, runbook, text } from "purgebook";

export default runbook({
  name: "Clear-MailboxHoldInPurview",
  synopsis: "Takes a deleted mailbox out of one retention policy or one eDiscovery hold, in Microsoft Purview.",
  description: [
    "Lifting the last hold starts the end of the data: 30 days later the service purges the mailbox. It is for legal to agree to.",
    "It connects with a certificate, because a managed identity cannot connect to Security & Compliance.",
    "A policy names mailboxes by address. Where an active mailbox has the same address, it would be taken out instead: look at the twins in Get-DeletedMailboxInventory first.",
    "It fails in practice where the address of the mailbox was changed before it was deleted; then nobody but Microsoft Support can help.",
  ],
  parameters: {
    Identity: param.guid("Id of the policy: the part of the hold's value behind mbx or UniH, with dashes."),
    Kind: param.choice("What the id is of.", ["RetentionPolicy", "CaseHold"]),
    NoActiveTwin: param.accepted(
      "Must be true in Execute: a policy knows mailboxes by address alone, so no active mailbox may have the same one.",
      "Get-DeletedMailboxInventory shows no twin of this address; else the wrong mailbox would lose its retention.",
    ),
    MailboxAddress: param.text("Primary address of the mailbox, as the policy names it.", {
      pattern: "[A-Za-z0-9._'+-]{1,64}@[A-Za-z0-9.-]{3,253}",
      says: "Give it as name@domain.",
    }),
  },
  procedure(run, { Identity, Kind, MailboxAddress }) {
    run.when("Is it a retention policy?", is.equal(Kind, "RetentionPolicy"), (retention) => {
      const query = compliance.getRetentionCompliancePolicy({ Identity, DistributionDetail: true });
      retention.findOne("Find the retention policy", query, { as: "shownPolicy" });
      const policy = retention.findOne("Does the retention policy name the mailbox?", query, {
        where: (found) => [is.containing(found.ExchangeLocation, MailboxAddress)],
      });
      const cleared = retention.check("Does it name the mailbox, and is it not locked?", policy, [
        guards.policyNotLocked,
        guards.policyNamesMailbox(MailboxAddress),
      ]);
      const recorded = retention.record("Record the policy with its locations", cleared);
      retention.change(
        "Take the mailbox out of the policy",
        recorded,
        (fresh) =>
          compliance.setRetentionCompliancePolicy({ Identity: fresh.Guid, RemoveExchangeLocation: [MailboxAddress] }),
        [{ shows: "present", query, where: (looked) => [is.lacking(looked.ExchangeLocation, MailboxAddress)] }],
      );
    });
    run.when("Is it an eDiscovery hold?", is.equal(Kind, "CaseHold"), (caseHold) => {
      const query = compliance.getCaseHoldPolicy({ Identity, DistributionDetail: true });
      caseHold.findOne("Find the eDiscovery hold", query, { as: "shownHold" });
      const policy = caseHold.findOne("Does the eDiscovery hold name the mailbox?", query, {
        where: (found) => [is.containing(found.ExchangeLocation, MailboxAddress)],
      });
      const cleared = caseHold.check("Does it name the mailbox?", policy, [guards.policyNamesMailbox(MailboxAddress)]);
      const recorded = caseHold.record("Record the hold with its locations", cleared);
      // A leading dot says that the mailbox is inactive (Microsoft's page of Set-CaseHoldPolicy).
      caseHold.change(
        "Take the inactive mailbox out of the hold",
        recorded,
        (fresh) =>
          compliance.setCaseHoldPolicy({ Identity: fresh.Guid, RemoveExchangeLocation: [text`.${MailboxAddress}`] }),
        [{ shows: "present", query, where: (looked) => [is.lacking(looked.ExchangeLocation, MailboxAddress)] }],
      );
    });
  },
});
