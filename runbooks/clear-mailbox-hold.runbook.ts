import {
  exo,
  inPlaceHolds,
  is,
  matching,
  param,
  reports,
  runbook,
  type Expression,
  type Found,
  type Mailbox,
} from "purgebook";
import { liftHold } from "./stages/lift-hold.ts";
import { liftInPlaceHold } from "./stages/lift-in-place-hold.ts";

const policies = "\\A(mbx|skp)[0-9a-f]{32}(:[23])?\\z";
const inPlace = "\\A(cld)?[0-9a-f]{32}\\z";

export default runbook({
  name: "Clear-MailboxHold",
  synopsis:
    "Lifts from an inactive or soft-deleted mailbox the holds that are agreed on, as far as Exchange Online cmdlets can.",
  description: [
    "Lifting the last hold starts the end of the data: 30 days later the service purges the mailbox. It is for legal to agree to, kind by kind: a hold whose parameter is not given is named, and stays.",
    "Each hold is recorded before it is lifted. What is left is named with who can lift it: eDiscovery holds by Clear-MailboxHoldInPurview, locked policies by nobody.",
    "Of an In-Place Hold the search is looked for where the session still has the retired cmdlets: the mailbox is taken out of its sources, or its hold is ended where it holds nothing else. One search a run: with several, run it again.",
    "An In-Place Hold without a search is lifted as an orphan; what the service refuses is named, with the steps to take by hand.",
    "A lifted hold may leave a delay hold behind, which the service sets at its next pass: a later run lifts that too.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the inactive or soft-deleted mailbox."),
    LiftLitigationHold: param.flag("Legal agrees that its Litigation Hold is lifted."),
    LiftRetentionHolds: param.flag(
      "Whoever owns retention agrees that it is excluded from all policies, those on the whole organization too, and that its retention label no longer holds it. The service lifts delay holds along with them.",
    ),
    LiftDelayHolds: param.flag("Its delay holds need not run their 30 days, within which a mistake could be seen."),
    LiftInPlaceHolds: param.flag(
      "The owners of its In-Place Holds agree that it is taken out of them, and in a hybrid organization none on premises keeps it: that may look like one without a search here.",
    ),
  },
  acknowledge: [
    {
      code: "retired-cmdlet",
      reason:
        "In-Place Holds of before 2020 are known to these cmdlets alone; they are called only where the session still has them.",
    },
  ],
  procedure(run, { Identity, LiftLitigationHold, LiftRetentionHolds, LiftDelayHolds, LiftInPlaceHolds }) {
    const query = exo.getMailbox({ Identity, SoftDeletedMailbox: true });
    const mailbox = run.findOne("Find the mailbox", query, { as: "mailbox" });
    const organization = run.findOne("Read the organization-wide holds", exo.getOrganizationConfig());

    liftHold(run, Identity, {
      title: "Litigation Hold",
      agreed: LiftLitigationHold,
      as: "onLitigationHold",
      isOn: (mailbox) => is.on(mailbox.LitigationHoldEnabled),
      isOff: (mailbox) => is.off(mailbox.LitigationHoldEnabled),
      lift: (fresh) =>
        exo.setMailbox({ Identity: fresh.ExchangeGuid, InactiveMailbox: true, LitigationHoldEnabled: false }),
    });
    liftHold(run, Identity, {
      title: "policies that name it, with labels and delay holds",
      agreed: LiftRetentionHolds,
      as: "inPolicy",
      isOn: (mailbox) => is.anyMatching(mailbox.InPlaceHolds, policies),
      isOff: (mailbox) => is.noneMatching(mailbox.InPlaceHolds, policies),
      lift: (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, ExcludeFromAllHolds: true }),
    });
    run.when(
      "Is there a policy on the whole organization?",
      is.anyMatching(organization.InPlaceHolds, policies),
      (everybody) => {
        liftHold(everybody, Identity, {
          title: "policies on the whole organization",
          agreed: LiftRetentionHolds,
          as: "inOrganizationPolicy",
          isOn: (mailbox) => is.on(mailbox.IsInactiveMailbox),
          isOff: (mailbox) => is.excludedFrom(mailbox.InPlaceHolds, organization.InPlaceHolds),
          with: [organization],
          lift: (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, ExcludeFromAllOrgHolds: true }),
        });
      },
    );
    liftHold(run, Identity, {
      title: "retention label",
      agreed: LiftRetentionHolds,
      as: "labelled",
      isOn: (mailbox) => is.on(mailbox.ComplianceTagHoldApplied),
      isOff: (mailbox) => is.off(mailbox.ComplianceTagHoldApplied),
      lift: (fresh) =>
        exo.setMailbox({
          Identity: fresh.ExchangeGuid,
          InactiveMailbox: true,
          RemoveComplianceTagHoldApplied: true,
        }),
    });
    liftHold(run, Identity, {
      title: "delay hold",
      agreed: LiftDelayHolds,
      as: "onDelayHold",
      isOn: (mailbox) => is.on(mailbox.DelayHoldApplied),
      isOff: (mailbox) => is.off(mailbox.DelayHoldApplied),
      lift: (fresh) =>
        exo.setMailbox({ Identity: fresh.ExchangeGuid, InactiveMailbox: true, RemoveDelayHoldApplied: true }),
    });
    liftHold(run, Identity, {
      title: "delay hold of Teams and Viva",
      agreed: LiftDelayHolds,
      as: "onDelayReleaseHold",
      isOn: (mailbox) => is.on(mailbox.DelayReleaseHoldApplied),
      isOff: (mailbox) => is.off(mailbox.DelayReleaseHoldApplied),
      lift: (fresh) =>
        exo.setMailbox({ Identity: fresh.ExchangeGuid, InactiveMailbox: true, RemoveDelayReleaseHoldApplied: true }),
    });

    // Behind the others: of all holds these alone ask retired cmdlets, of which nobody knows how they answer.
    run.when("Is it agreed to take it out of an In-Place Hold?", is.on(LiftInPlaceHolds), (agreed) => {
      const searched = inPlaceHolds.searched(matching(mailbox.InPlaceHolds, inPlace), mailbox.LegacyExchangeDN);
      liftInPlaceHold(
        agreed,
        agreed.findText("Is it on an In-Place Hold whose search can be changed?", searched, { as: "inPlaceHold" }),
        mailbox,
      );
    });
    const orphaned = (held: Found<Mailbox>): Expression<readonly string[]> =>
      inPlaceHolds.withoutSearch(matching(held.InPlaceHolds, inPlace));
    liftHold(run, Identity, {
      title: "In-Place Holds without a search",
      agreed: LiftInPlaceHolds,
      as: "onInPlaceHold",
      isOn: (held) => is.notEmpty(orphaned(held)),
      isOff: (held) => is.empty(orphaned(held)),
      lift: (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, RemoveOrphanedHolds: orphaned(fresh) }),
    });

    const afterwards = run.findOne("Look at it again", query, { as: "mailboxAfterwards" });
    run.report("Name what still holds it", reports.remainingHolds({ mailbox: afterwards, organization }));
  },
});
