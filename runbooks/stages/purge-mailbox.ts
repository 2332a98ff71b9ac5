import { exo, guards, is, type Expression, type Found, type identity, type Mailbox, type Run } from "purgebook";
import { ordinaryMailbox } from "./mailbox-types.ts";

/** Purges one soft-deleted mailbox, and sees that it is gone. */
export function purgeMailbox(run: Run, Identity: Expression<identity.ExchangeGuid>): void {
  const found = run.findOne("Find the soft-deleted mailbox", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
  purgeFound(run, found);
}

/** The same behind stages that make the mailbox an orphan: a preview does not find it yet, and a stop may be behind the purge. */
export function purgeOrphan(run: Run, Identity: Expression<identity.ExchangeGuid>): void {
  const found = run.findOne("Find the mailbox as an orphan", exo.getMailbox({ Identity, SoftDeletedMailbox: true }), {
    as: "orphan",
    absent: "skip",
    where: (orphan) => [is.empty(orphan.ExternalDirectoryObjectId)],
  });
  purgeFound(run, found);
  run.verify("See that it is no longer among the deleted ones", {
    shows: "absent",
    query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }),
  });
}

function purgeFound(run: Run, found: Found<Mailbox>): void {
  const cleared = run.check("May it be purged? No hold, no user, not synced, not moved, not ambiguous", found, [
    guards.notOnHold,
    guards.notOnOrganizationHold,
    guards.userIsGone,
    guards.notSynced,
    guards.notBeingMoved,
    ordinaryMailbox,
    guards.nameIsUnique,
  ]);
  const recorded = run.record("Record it in the evidence store", cleared);
  run.destroy("Purge it, and see that it is gone", recorded, (fresh) =>
    exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
  );
}
