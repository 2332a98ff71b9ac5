import { directory, exo, guards, is, param, password, runbook, text, userPrincipalNameText } from "purgebook";

export default runbook({
  name: "Connect-SoftDeletedMailbox",
  synopsis: "Reconnects an orphaned soft-deleted mailbox to a new user that stays.",
  description: [
    "The mailbox stops being soft-deleted and becomes active. A licence is due within 30 days: without one it is lost again.",
    "The new user gets a random password that nobody knows: reset it before the user signs in.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox."),
    MailboxName: param.text("Unique name of the reconnected mailbox.", {
      pattern: "[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}[A-Za-z0-9]",
      says: "2 to 64 letters, digits, blanks, dots, dashes and underscores.",
    }),
    SignInName: param.text("The part before the @ of the new user's sign-in name; it must be unused.", {
      pattern: "[A-Za-z0-9][A-Za-z0-9._-]{0,62}",
      says: "1 to 63 letters, digits, dots, dashes and underscores.",
    }),
    Domain: param.domainName("The domain of the sign-in name: a managed one, never federated."),
  },
  procedure(run, { Identity, MailboxName, SignInName, Domain }) {
    const domain = run.findOne("Find the domain", directory.domain({ Id: Domain }), { as: "managedDomain" });
    run.check("Is the domain managed?", domain, [guards.domainIsManaged]);

    const found = run.findOne("Find the soft-deleted mailbox", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
    const cleared = run.check("May it be reconnected? No hold, no user, not moved", found, [
      guards.notOnHold,
      guards.userIsGone,
      guards.notBeingMoved,
      guards.typeIs("UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox"),
    ]);
    const recorded = run.record("Record it in the evidence store", cleared);
    run.change(
      "Reconnect it to the new user, and see it leave the deleted ones",
      recorded,
      (fresh) =>
        exo.newMailbox({
          InactiveMailbox: fresh.ExchangeGuid,
          Name: text`${MailboxName}`,
          MicrosoftOnlineServicesID: userPrincipalNameText`${SignInName}@${Domain}`,
          Password: password.random(),
        }),
      [{ shows: "absent", query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }) }],
    );
    run.verify("See that it is active under its new name: it needs a licence within 30 days", {
      shows: "present",
      query: exo.getMailbox({ Identity }),
      where: (looked) => [is.equal(looked.UserPrincipalName, userPrincipalNameText`${SignInName}@${Domain}`)],
    });
  },
});
