import { directory, exo, guards, is, param, password, runbook, text, userPrincipalNameText } from "purgebook";
import { ordinaryMailbox } from "./stages/mailbox-types.ts";
import { mayBePurged } from "./stages/purge-mailbox.ts";

export default runbook({
  name: "Remove-SoftDeletedMailboxViaReconnect",
  synopsis: "Purges a soft-deleted mailbox that refuses the purge, by first reconnecting it to a fictional user.",
  description: [
    "For mailboxes that are answered with matches multiple entries, a user in the way, or the writing scope. There is no way back.",
    "The fictional user has a unique name made of the ExchangeGuid, a random password that is written nowhere, no sign-in and no place in the address lists. It is deleted and purged before the mailbox is.",
    "Where the reconnect itself sets a hold, the run ends as on-hold with the mailbox active, hidden and without sign-in, under its new name: lift the hold there, and run it again.",
    "A run that was stopped anywhere is run again with the same parameters and goes on from where the tenant is.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox."),
    Domain: param.domainName(
      "The domain for the fictional user: a managed one, such as the tenant's own onmicrosoft.com.",
    ),
  },
  procedure(run, { Identity, Domain }) {
    const ours = text`purge-${Identity}`;
    const signIn = userPrincipalNameText`purge-${Identity}@${Domain}`;

    const domain = run.findOne("Find the domain", directory.domain({ Id: Domain }), { as: "managedDomain" });
    run.check("Is the domain managed, not federated?", domain, [guards.domainIsManaged]);

    // As it was deleted: under its old name. A second run does not find it so, and finds the record of the first.
    const original = run.findOne(
      "Find the soft-deleted mailbox",
      exo.getMailbox({ Identity, SoftDeletedMailbox: true }),
      {
        as: "original",
        where: (found) => [is.notEqual(found.Name, ours)],
      },
    );
    const clearedOriginal = run.check("May it be reconnected? No hold, no user, not moved", original, [
      guards.notOnHold,
      guards.notOnOrganizationHold,
      guards.userIsGone,
      guards.notBeingMoved,
      ordinaryMailbox,
    ]);
    const recordedOriginal = run.record("Record it as it was deleted", clearedOriginal);
    run.change(
      "Reconnect it to the fictional user, and see it leave the deleted ones",
      recordedOriginal,
      (fresh) =>
        exo.newMailbox({
          InactiveMailbox: fresh.ExchangeGuid,
          Name: ours,
          MicrosoftOnlineServicesID: signIn,
          Password: password.random(),
        }),
      [
        { shows: "absent", query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }) },
        { shows: "present", query: exo.getMailbox({ Identity }), where: (looked) => [is.equal(looked.Name, ours)] },
      ],
    );

    // Active, under the name that this runbook gave it.
    const active = run.findOne("Find it active under its new name", exo.getMailbox({ Identity }), {
      as: "reconnected",
      absent: "skip",
      where: (found) => [is.equal(found.Name, ours)],
    });
    const clearedActive = run.check("Is it ours?", active, [guards.nameIs(ours)]);
    const recordedActive = run.record("Record it as it is reconnected", clearedActive);
    run.change(
      "Hide it from the address lists",
      recordedActive,
      (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, HiddenFromAddressListsEnabled: true }),
      [
        {
          shows: "present",
          query: exo.getMailbox({ Identity }),
          where: (looked) => [is.on(looked.HiddenFromAddressListsEnabled)],
        },
      ],
    );

    const user = run.findOne("Find the fictional user", directory.user({ Id: active.ExternalDirectoryObjectId }), {
      as: "fictionalUser",
      where: (found) => [is.equal(found.userPrincipalName, signIn)],
    });
    const clearedUser = run.check("Is the user ours: not synced, without a role?", user, [
      guards.userNotSynced,
      guards.holdsNoRole,
    ]);
    const recordedUser = run.record("Record the fictional user", clearedUser);
    run.change("Block its sign-in", recordedUser, (fresh) => directory.blockSignIn.from(fresh), [
      { shows: "present", query: directory.user({ Id: user.id }), where: (looked) => [is.off(looked.accountEnabled)] },
    ]);
    // By its user: where an earlier run has deleted that, the mailbox follows it at any moment, and there is nothing to look at.
    const held = run.findOne("Look at the mailbox again", exo.getMailbox({ Identity: user.id }), {
      as: "reconnectedMailbox",
      where: (found) => [is.equal(found.ExchangeGuid, Identity)],
    });
    run.check("Is it still not on hold? A reconnect may set some", held, [
      guards.notOnHold,
      guards.notOnOrganizationHold,
    ]);
    run.destroy(
      "Delete the fictional user, and see it in the recycle bin",
      recordedUser,
      (fresh) => directory.deleteUser.from(fresh),
      [{ shows: "present", query: directory.deletedUser({ Id: user.id }) }],
    );
    run.waitUntil("Wait until the mailbox is deleted again", {
      shows: "present",
      query: exo.getMailbox({ Identity: active.ExchangeGuid, SoftDeletedMailbox: true }),
    });

    // Deleted again, under the new name, with the fictional user in the recycle bin.
    const again = run.findOne(
      "Find it deleted under its new name",
      exo.getMailbox({ Identity, SoftDeletedMailbox: true }),
      {
        as: "deletedAgain",
        absent: "skip",
        where: (found) => [is.equal(found.Name, ours), is.notEmpty(found.ExternalDirectoryObjectId)],
      },
    );
    const deletedUser = run.findOne(
      "Find the fictional user in the recycle bin",
      directory.deletedUser({ Id: again.ExternalDirectoryObjectId }),
      { absent: "skip" },
    );
    const clearedDeleted = run.check("Is it our user, and deleted?", deletedUser, [
      guards.userIsDeleted,
      guards.signsInAs(signIn),
    ]);
    const recordedDeleted = run.record("Record the deleted user", clearedDeleted, { with: [again] });
    run.destroy("Purge the fictional user, and see that it is gone", recordedDeleted, (fresh) =>
      directory.purgeDeletedUser.from(fresh),
    );
    run.waitUntil("Wait until the mailbox is an orphan", {
      shows: "present",
      query: exo.getMailbox({ Identity: again.ExchangeGuid, SoftDeletedMailbox: true }),
      where: (looked) => [is.empty(looked.ExternalDirectoryObjectId)],
    });

    // An orphan under the new name: nothing is in the way of the purge any more.
    const orphan = run.findOne("Find it as an orphan", exo.getMailbox({ Identity, SoftDeletedMailbox: true }), {
      as: "orphan",
      absent: "skip",
      where: (found) => [is.equal(found.Name, ours), is.empty(found.ExternalDirectoryObjectId)],
    });
    const clearedOrphan = run.check("May it be purged? Ours, no hold, no user, not synced", orphan, [
      guards.nameIs(ours),
      ...mayBePurged,
    ]);
    const recordedOrphan = run.record("Record it before the purge", clearedOrphan);
    run.destroy("Purge it, and see that it is gone", recordedOrphan, (fresh) =>
      exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
    );
    run.verify("See that it is not among the deleted ones", {
      shows: "absent",
      query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }),
    });
    run.verify("See that it is not active", { shows: "absent", query: exo.getMailbox({ Identity }) });
    run.verifyRecord("See in the evidence that it was purged", { target: Identity, act: "Remove-Mailbox" });
  },
});
