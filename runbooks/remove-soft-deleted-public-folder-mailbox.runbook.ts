import { exo, guards, param, runbook } from "purgebook";

export default runbook({
  name: "Remove-SoftDeletedPublicFolderMailbox",
  synopsis: "Purges one soft-deleted public folder mailbox for good.",
  description: [
    "There is no way back. The primary hierarchy mailbox is refused, and so is one that still hosts the content of a public folder.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted public folder mailbox."),
  },
  procedure(run, { Identity }) {
    const found = run.findOne(
      "Find the soft-deleted public folder mailbox",
      exo.getMailbox({ Identity, SoftDeletedMailbox: true, PublicFolder: true }),
    );
    const cleared = run.check("May it be purged? Not held, not primary, empty of folders", found, [
      guards.notOnHold,
      guards.notOnOrganizationHold,
      guards.userIsGone,
      guards.notSynced,
      guards.notBeingMoved,
      guards.typeIs("PublicFolderMailbox"),
      guards.nameIsUnique,
      guards.notPrimaryHierarchy,
      guards.hostsNoFolders,
    ]);
    const recorded = run.record("Record it in the evidence store", cleared);
    run.destroy("Purge it, and see that it is gone", recorded, (fresh) =>
      exo.removeMailbox.from(fresh, { PublicFolder: true, PermanentlyDelete: true, Force: true }),
    );
  },
});
