import { directory, exo, guards, is, param, runbook } from "purgebook";

export default runbook({
  name: "Restore-SoftDeletedMailbox",
  synopsis: "Gives a soft-deleted mailbox back to its original user, who still is in the tenant.",
  description: [
    "For a mailbox whose user was not deleted with it, or was restored without it. Where the user is in the recycle bin, restore the user instead: the mailbox comes back with it.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox."),
  },
  procedure(run, { Identity }) {
    const found = run.findOne("Find the soft-deleted mailbox", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
    const cleared = run.check("May it be restored? Its user is named, it is not inactive", found, [
      guards.hasUser,
      guards.notInactive,
      guards.notBeingMoved,
      guards.typeIs("UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox"),
    ]);
    const user = run.findOne("Find its user in the tenant", directory.user({ Id: found.ExternalDirectoryObjectId }));
    const recorded = run.record("Record it in the evidence store", cleared, { with: [user] });
    run.change(
      "Restore it, and see it leave the deleted ones",
      recorded,
      (fresh) => exo.undoSoftDeletedMailbox({ SoftDeletedObject: fresh.ExchangeGuid }),
      [{ shows: "absent", query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }) }],
    );
    run.verify("See that it is active and has its user", {
      shows: "present",
      query: exo.getMailbox({ Identity }),
      where: (looked) => [is.notEmpty(looked.ExternalDirectoryObjectId)],
    });
  },
});
