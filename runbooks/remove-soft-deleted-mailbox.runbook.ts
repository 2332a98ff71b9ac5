import { exo, guards, param, runbook } from "purgebook";

export default runbook({
  name: "Remove-SoftDeletedMailbox",
  synopsis: "Purges one soft-deleted mailbox for good.",
  description: [
    "There is no way back: neither Microsoft nor a backup of Exchange Online brings the mailbox back.",
    "Mailboxes that refuse the purge (matches multiple entries, writing scope) need Remove-SoftDeletedMailboxViaReconnect.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox, as Get-DeletedMailboxInventory shows it."),
  },
  procedure(run, { Identity }) {
    const found = run.findOne("Find the soft-deleted mailbox", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
    const cleared = run.check("May it be purged? No hold, no user, not synced, not moved, not ambiguous", found, [
      guards.notOnHold,
      guards.notOnOrganizationHold,
      guards.userIsGone,
      guards.notSynced,
      guards.notBeingMoved,
      guards.typeIs("UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox"),
      guards.nameIsUnique,
    ]);
    const recorded = run.record("Record it in the evidence store", cleared);
    run.destroy("Purge it, and see that it is gone", recorded, (fresh) =>
      exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
    );
  },
});
