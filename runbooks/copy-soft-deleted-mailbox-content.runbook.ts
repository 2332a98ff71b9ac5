import { exo, guards, is, param, runbook, text } from "purgebook";

export default runbook({
  name: "Copy-SoftDeletedMailboxContent",
  synopsis: "Copies the content of a soft-deleted mailbox into an active one; the source stays soft-deleted.",
  description: [
    "The copy goes on in the service: a run that ends as not-yet is run again, and follows the same copy to its end.",
    "Where the target is another person's mailbox, the service may ask that the LegacyExchangeDN of the source is an X500 address of the target: add it first.",
    "The copied items stand in one folder of the target, so that they can be told from what was there.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox."),
    TargetGuid: param.exchangeGuid("ExchangeGuid of the active mailbox that gets the content.", {
      differsFrom: "Identity",
    }),
    TargetFolder: param.text("The folder of the target mailbox in which the content is put.", {
      pattern: "[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}",
      says: "1 to 63 letters, digits, blanks, dots, dashes and underscores.",
      default: "Restored",
    }),
  },
  procedure(run, { Identity, TargetGuid, TargetFolder }) {
    const requestName = text`copy-${Identity}`;
    const request = () => exo.getMailboxRestoreRequest({ Name: requestName, TargetMailbox: TargetGuid });

    const source = run.findOne(
      "Find the soft-deleted mailbox",
      exo.getMailbox({ Identity, SoftDeletedMailbox: true }),
      {
        as: "source",
      },
    );
    const cleared = run.check("May its content be copied?", source, [
      guards.notBeingMoved,
      guards.typeIs("UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox"),
    ]);
    const target = run.findOne("Find the target mailbox", exo.getMailbox({ Identity: TargetGuid }), { as: "receiver" });
    const earlier = run.findOne("Is the copy under way already?", request(), { absent: "skip" });

    run.when("Where it is not, begin it", is.missing(earlier), (begin) => {
      const recorded = begin.record("Record both mailboxes", cleared, { with: [target] });
      begin.change(
        "Ask for the copy, and see the request",
        recorded,
        (fresh) =>
          exo.newMailboxRestoreRequest({
            SourceMailbox: fresh.ExchangeGuid,
            TargetMailbox: TargetGuid,
            TargetRootFolder: TargetFolder,
            Name: requestName,
          }),
        [{ shows: "present", query: request() }],
      );
    });

    run.verifyRecord("See in the evidence that the copy is this ticket's own", {
      target: Identity,
      act: "New-MailboxRestoreRequest",
      otherwise: {
        code: "not-ours",
        remedy:
          "Another ticket, or somebody by hand, asked for a copy of this name: look at it with Get-MailboxRestoreRequest, remove it when it has ended, and run this again.",
      },
    });
    run.waitUntil("Wait until the copy is complete", {
      shows: "present",
      query: request(),
      where: (looked) => [is.matching(looked.Status, "\\ACompleted\\z")],
      failed: (looked) => [is.matching(looked.Status, "\\A(Failed|CompletedWithWarning)")],
    });
    run.verify("See that the source still is soft-deleted", {
      shows: "present",
      query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }),
    });
  },
});
