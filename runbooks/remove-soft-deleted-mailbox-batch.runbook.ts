import { exo, guards, param, runbook } from "purgebook";

export default runbook({
  name: "Remove-SoftDeletedMailboxBatch",
  synopsis: "Purges a list of soft-deleted mailboxes for good, one after the other.",
  description: [
    "There is no way back. One pipe over many mailboxes is answered with a role error by Exchange Online, so each is purged alone.",
    "A mailbox that is refused or fails does not keep the others from their turn; the run fails at its end if any did. It is safe to run again.",
    "Everything about a mailbox goes to the evidence store, one short line for each to the output stream.",
  ],
  parameters: {
    TargetsJson: param.targets("JSON array of the ExchangeGuids of the soft-deleted mailboxes."),
    MaxTargets: param.integer("The most targets that this run may have; a longer list ends it before the first.", {
      minimum: 1,
      maximum: 3000,
      default: 100,
    }),
  },
  procedure(run, { TargetsJson, MaxTargets }) {
    const deleted = run.findAll(
      "List the soft-deleted mailboxes",
      exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" }),
      { as: "deleted" },
    );
    run.forEach(
      "Purge one mailbox after the other",
      TargetsJson,
      { cap: MaxTargets, in: deleted },
      (turn, Identity) => {
        const found = turn.findIn("Find it in the list", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
        const cleared = turn.check("May it be purged?", found, [
          guards.notOnHold,
          guards.notOnOrganizationHold,
          guards.userIsGone,
          guards.notSynced,
          guards.notBeingMoved,
          guards.typeIs("UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox"),
          guards.nameIsUnique,
        ]);
        const recorded = turn.record("Record it in the evidence store", cleared);
        turn.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
      },
    );
  },
});
