import {
  exo,
  guards,
  param,
  type Expression,
  type Found,
  type identity,
  type Mailbox,
  type Run,
} from "../../../src/index.ts";

/** The guards that purging a soft-deleted mailbox needs. */
export const mailboxGuards = [
  guards.notOnHold,
  guards.notOnOrganizationHold,
  guards.userIsGone,
  guards.notSynced,
  guards.notBeingMoved,
  guards.typeIs("UserMailbox"),
  guards.nameIsUnique,
];

export const identityParameter = { Identity: param.exchangeGuid("ExchangeGuid of the mailbox.") };

export type Guid = Expression<identity.ExchangeGuid>;

export const findMailbox = (run: Run, Identity: Guid, as = "mailbox"): Found<Mailbox> =>
  run.findOne("Find it", exo.getMailbox({ Identity, SoftDeletedMailbox: true }), { as });

/** The shortest procedure that purges a mailbox and meets every rule. */
export function purge(run: Run, { Identity }: { readonly Identity: Guid }): void {
  const cleared = run.check("Check it", findMailbox(run, Identity), mailboxGuards);
  const recorded = run.record("Record it", cleared);
  run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
}
