// Read by `tsc --noEmit` alone: the procedures that must compile, and beside each the ones that must not, with the reason.
import {
  compliance,
  directory,
  exo,
  guards,
  identity,
  is,
  param,
  password,
  reports,
  runbook,
  text,
  userPrincipalNameText,
  type Cleared,
  type Expression,
  type Found,
  type Listing,
  type Mailbox,
  type Recorded,
  type Run,
  type TargetList,
  type User,
} from "purgebook";

declare const run: Run;
declare const Identity: Expression<identity.ExchangeGuid>;
declare const UserId: Expression<identity.DirectoryObjectId>;
declare const Domain: Expression<string>;
declare const targets: Expression<TargetList<identity.ExchangeGuid>>;
declare const cap: Expression<number>;

declare const someUser: Expression<User>;

const query = exo.getMailbox({ Identity, SoftDeletedMailbox: true });
const all = exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" });
const purgeGuards = [
  guards.notOnHold,
  guards.notOnOrganizationHold,
  guards.userIsGone,
  guards.notSynced,
  guards.notBeingMoved,
  guards.typeIs("UserMailbox"),
  guards.nameIsUnique,
] as const;

// The order: found, checked, recorded, destroyed.
const found = run.findOne("Find it", query);
const cleared = run.check("Check it", found, [...purgeGuards]);
const recorded = run.record("Record it", cleared);
run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));

// @ts-expect-error What was only found is neither checked nor recorded.
run.destroy("Purge it", found, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
// @ts-expect-error What was checked is not yet recorded: there would be no evidence.
run.destroy("Purge it", cleared, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
// @ts-expect-error What was not checked is not worth a record.
run.record("Record it", found);
// @ts-expect-error A change needs the evidence too.
run.change("Change it", found, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }), [
  { shows: "present", query },
]);
// @ts-expect-error A listing is many objects: none of them is the one target.
run.check("Check it", run.findAll("List them", all), [...purgeGuards]);
// @ts-expect-error A call is not an object that was found.
run.check("Check it", query, [...purgeGuards]);

// The guards of a purge: each is missing in turn.
const { notOnHold, notOnOrganizationHold, userIsGone, notSynced, notBeingMoved, nameIsUnique } = guards;
const typeIs = guards.typeIs("UserMailbox");
const purgeAfter = <G extends string>(checked: Cleared<Mailbox, G>) => run.record("Record it", checked);
const lacking = {
  notOnHold: purgeAfter(
    run.check("Check", found, [notOnOrganizationHold, userIsGone, notSynced, notBeingMoved, typeIs, nameIsUnique]),
  ),
  notOnOrganizationHold: purgeAfter(
    run.check("Check", found, [notOnHold, userIsGone, notSynced, notBeingMoved, typeIs, nameIsUnique]),
  ),
  userIsGone: purgeAfter(
    run.check("Check", found, [notOnHold, notOnOrganizationHold, notSynced, notBeingMoved, typeIs, nameIsUnique]),
  ),
  notSynced: purgeAfter(
    run.check("Check", found, [notOnHold, notOnOrganizationHold, userIsGone, notBeingMoved, typeIs, nameIsUnique]),
  ),
  notBeingMoved: purgeAfter(
    run.check("Check", found, [notOnHold, notOnOrganizationHold, userIsGone, notSynced, typeIs, nameIsUnique]),
  ),
  typeIs: purgeAfter(
    run.check("Check", found, [notOnHold, notOnOrganizationHold, userIsGone, notSynced, notBeingMoved, nameIsUnique]),
  ),
  nameIsUnique: purgeAfter(
    run.check("Check", found, [notOnHold, notOnOrganizationHold, userIsGone, notSynced, notBeingMoved, typeIs]),
  ),
};
// @ts-expect-error Without notOnHold it might be held by a policy of its own.
run.destroy("Purge it", lacking.notOnHold, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
run.destroy("Purge it", lacking.notOnOrganizationHold, (fresh) =>
  // @ts-expect-error Without notOnOrganizationHold a policy on everybody might hold it.
  exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
);
// @ts-expect-error Without userIsGone a user might still be restored with it.
run.destroy("Purge it", lacking.userIsGone, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
// @ts-expect-error Without notSynced Active Directory might still master it.
run.destroy("Purge it", lacking.notSynced, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
// @ts-expect-error Without notBeingMoved a migration might be under way.
run.destroy("Purge it", lacking.notBeingMoved, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
// @ts-expect-error Without typeIs it might be an arbitration or a discovery mailbox.
run.destroy("Purge it", lacking.typeIs, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
// @ts-expect-error Without nameIsUnique the pipe might hit its namesake.
run.destroy("Purge it", lacking.nameIsUnique, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));

// Two checks of one object add up.
const half = run.check("Check it", found, [notOnHold, notOnOrganizationHold, userIsGone, notSynced]);
const whole = run.check("Check the rest", half, [notBeingMoved, typeIs, nameIsUnique]);
run.destroy("Purge it", run.record("Record it", whole), (fresh) =>
  exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
);

// A guard needs what it compares with.
run.check("Check it", found, [
  guards.belongsToUser(UserId),
  guards.nameIs("x"),
  guards.typeIs("UserMailbox", "SharedMailbox"),
]);
// @ts-expect-error A list of no types would refuse everything.
run.check("Check it", found, [guards.typeIs()]);
// @ts-expect-error A guard that takes a value is no guard without it.
run.check("Check it", found, [guards.typeIs]);
// @ts-expect-error A mailbox is no user.
run.check("Check it", found, [guards.belongsToUser(Identity)]);
// @ts-expect-error Only purgebook makes guards: it knows how each is asserted.
run.check("Check it", found, [{ guard: "looksFine", arguments: {} }]);

// Properties are those of the cmdlet's output.
is.equal(found.Name, "x");
run.findOne("Find it", query, { where: (mailbox) => [is.empty(mailbox.ExternalDirectoryObjectId)] });
// @ts-expect-error A mailbox has no such property.
is.empty(found.ExternalDirectoryObjectID);
// @ts-expect-error A text is neither on nor off.
is.on(found.Name);
// @ts-expect-error A flag matches no pattern.
is.matching(found.IsDirSynced, "x");
// @ts-expect-error A user has no ExchangeGuid.
run.findOne("Find the user", directory.user({ Id: UserId }), { where: (user) => [is.notEmpty(user.ExchangeGuid)] });
// @ts-expect-error What was found is not to be compared as a whole.
is.equal(found.ExchangeGuid, found);

// Identities.
run.findOne("Find it by its user", exo.getMailbox({ Identity: UserId }));
// @ts-expect-error The id of a mailbox is not that of a user.
directory.user({ Id: Identity });
// @ts-expect-error A text is no id: it might be empty, and then every mailbox is found.
exo.getMailbox({ Identity: "pilar" });
// @ts-expect-error A parameter of any text is no id either.
exo.getMailbox({ Identity: Domain, SoftDeletedMailbox: true });
run.change(
  "Change it",
  recorded,
  // @ts-expect-error An address finds the mailbox that has it now, which may be another one.
  (fresh) => exo.setMailbox({ Identity: fresh.PrimarySmtpAddress, DisplayName: "x" }),
  [{ shows: "present", query }],
);
// @ts-expect-error A destroying call takes no address.
run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox({ Identity: fresh.PrimarySmtpAddress }));
// @ts-expect-error Nor an alias.
exo.removeMailbox({ Identity: identity.alias("pilar"), PermanentlyDelete: true });
// @ts-expect-error Nor a user name, which an active and a deleted mailbox can share.
exo.removeMailbox({ Identity: userPrincipalNameText`pilar@${Domain}`, PermanentlyDelete: true });

// Parameter sets.
exo.newMailbox({
  InactiveMailbox: Identity,
  Name: text`purge-${Identity}`,
  MicrosoftOnlineServicesID: userPrincipalNameText`purge-${Identity}@${Domain}`,
  Password: password.random(),
});
// @ts-expect-error Two sets do not mix: lifting one delay hold is a call, lifting the other is another.
exo.setMailbox({ Identity, RemoveDelayHoldApplied: true, RemoveDelayReleaseHoldApplied: true });
// @ts-expect-error The cloud has no Database parameter.
exo.removeMailbox({ Identity, PermanentlyDelete: true, Database: "DB1" });
// @ts-expect-error What is mandatory in the set may not be left out.
exo.undoSoftDeletedMailbox({});
exo.newMailbox({
  InactiveMailbox: Identity,
  Name: "x",
  MicrosoftOnlineServicesID: userPrincipalNameText`x@${Domain}`,
  // @ts-expect-error A password never stands in a procedure.
  Password: "P4ssw0rd!",
});
// @ts-expect-error The compiler decides about confirmations.
exo.removeMailbox({ Identity, PermanentlyDelete: true, Confirm: false });
// @ts-expect-error The size of a result is a number or Unlimited.
exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "All" });

// Effects: looking steps look, changing steps change, destroying steps destroy.
// @ts-expect-error To find something is no reason to change it.
run.findOne("Find it", exo.setMailbox({ Identity, DisplayName: "x" }));
// @ts-expect-error A listing does not purge.
run.findAll("List them", exo.removeMailbox({ Identity, PermanentlyDelete: true }));
// @ts-expect-error A look that changes something is no look.
run.verify("See", { shows: "absent", query: exo.removeMailbox({ Identity, PermanentlyDelete: true }) });
// @ts-expect-error Waiting does not block a sign-in.
run.waitUntil("Wait", { shows: "present", query: directory.blockSignIn.from(someUser) });
// @ts-expect-error What only changes destroys nothing: its verification would be of something that cannot be.
run.destroy("Purge it", recorded, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }));
// @ts-expect-error A query changes nothing.
run.change("Change it", recorded, () => query, [{ shows: "present", query }]);

// A change says what must be seen afterwards.
run.change("Change it", recorded, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }), [
  { shows: "present", query, where: (looked) => [is.equal(looked.DisplayName, "x")] },
]);
// @ts-expect-error A change that nothing looks at afterwards may not have happened.
run.change("Change it", recorded, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }));
// @ts-expect-error An empty list of looks is none.
run.change("Change it", recorded, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }), []);
run.change("Change it", recorded, (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: "x" }), [
  // @ts-expect-error A look sees something or it does not.
  { shows: "changed", query },
]);

// Users.
declare const recordedUser: Recorded<User, "userNotSynced" | "holdsNoRole">;
declare const carelessUser: Recorded<User, "userNotSynced">;
run.destroy("Delete the user", recordedUser, (fresh) => directory.deleteUser.from(fresh));
// @ts-expect-error Without holdsNoRole it might be an administrator.
run.destroy("Delete the user", carelessUser, (fresh) => directory.deleteUser.from(fresh));
// @ts-expect-error A user who is not deleted yet is not in the recycle bin.
run.destroy("Purge the user", recordedUser, (fresh) => directory.purgeDeletedUser.from(fresh));
// @ts-expect-error A mailbox is not deleted as a user.
run.destroy("Purge it", recorded, (fresh) => directory.deleteUser.from(fresh));
// @ts-expect-error A user is not piped into Remove-Mailbox.
run.destroy("Delete the user", recordedUser, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));

// Loops.
const listing: Listing<Mailbox> = run.findAll("List them", all);
run.forEach("Each", targets, { cap, in: listing }, (turn, target) => {
  const mailbox: Found<Mailbox> = turn.findIn(
    "Find it",
    exo.getMailbox({ Identity: target, SoftDeletedMailbox: true }),
  );
  turn.check("Check it", mailbox, [...purgeGuards]);
  // @ts-expect-error A turn does not wait: the others would wait with it.
  turn.waitUntil("Wait", { shows: "absent", query });
  // @ts-expect-error Loops do not nest.
  turn.forEach("Each", targets, { cap, in: listing }, () => {});
});
// @ts-expect-error A loop without a cap has no bound.
run.forEach("Each", targets, { in: listing }, () => {});
// @ts-expect-error A cap that stands in the procedure is nothing that the one who runs it has decided.
run.forEach("Each", targets, { cap: 100, in: listing }, () => {});
// @ts-expect-error The targets are a parameter: one id is no list.
run.forEach("Each", Identity, { cap, in: listing }, () => {});
// @ts-expect-error Without a listing each turn would ask the service.
run.forEach("Each", targets, { cap }, () => {});
// @ts-expect-error To find something in a listing there must be a loop over it.
run.findIn("Find it", query);

// Parameters and definitions.
runbook({
  name: "Remove-It",
  synopsis: "Purges it.",
  parameters: {
    Identity: param.exchangeGuid("The mailbox."),
    Folder: param.text("A folder.", { pattern: "x", says: "y" }),
  },
  dialects: ["graph-rest", "graph-sdk"],
  procedure: (steps, parameters) => void steps.findOne("Find it", exo.getMailbox({ Identity: parameters.Identity })),
});
// @ts-expect-error There is no such dialect.
runbook({ name: "Get-It", synopsis: "Reads.", parameters: {}, dialects: ["graph-soap"], procedure: () => {} });
// @ts-expect-error A reviewer begins with the synopsis.
runbook({ name: "Get-It", parameters: {}, procedure: () => {} });
runbook({
  name: "Get-It",
  synopsis: "Reads.",
  parameters: {},
  // @ts-expect-error A warning may stand with its reason alone.
  acknowledge: [{ code: "retired-module" }],
  procedure: () => {},
});
// @ts-expect-error A parameter is made by param, which knows how it is checked.
runbook({ name: "Get-It", synopsis: "Reads.", parameters: { Name: "text" }, procedure: () => {} });
runbook({
  name: "Get-It",
  synopsis: "Reads.",
  parameters: { Folder: param.text("A folder.", { pattern: "x", says: "y" }) },
  // @ts-expect-error What a parameter is decides where it can stand: a text is no id.
  procedure: (steps, { Folder }) => void steps.findOne("Find it", exo.getMailbox({ Identity: Folder })),
});
runbook({
  name: "Get-It",
  synopsis: "Reads.",
  parameters: {},
  // @ts-expect-error There is no such parameter.
  procedure: (steps, { Mailbox }) => void steps.findOne("Find it", exo.getMailbox({ Identity: Mailbox })),
});
// @ts-expect-error A text without a pattern would take anything.
param.text("A folder.", { says: "y" });
// @ts-expect-error A number has bounds.
param.integer("How many.", { default: 1 });
// @ts-expect-error What must be accepted is named.
param.accepted("Must be true.");

// Reports, texts and Purview.
// @ts-expect-error A report gets all of its listings.
reports.deletedMailboxes({ deleted: listing });
// @ts-expect-error A list is no text.
void text`all of ${["a", "b"]}`;
// @ts-expect-error A policy is named by its id.
compliance.setRetentionCompliancePolicy({ Identity: "Keep all", RemoveExchangeLocation: ["a@b.com"] });
