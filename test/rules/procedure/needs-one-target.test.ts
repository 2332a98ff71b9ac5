import { expect, it } from "vitest";
import { directory, exo, guards, param, type Found, type Mailbox, type Run } from "../../../src/index.ts";
import { buildSteps } from "../../../src/dsl/run-builder.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { searchProcedure } from "./hold-search.ts";
import { findMailbox, identityParameter, mailboxGuards, purge, type Guid } from "./samples.ts";

const valid = procedureOf({ parameters: identityParameter, procedure: purge });
const refused = (says: RegExp, at = "Purge it") => [["needs-one-target", at, says]] as const;

const findInactive = (run: Run, Identity: Guid) =>
  run.findOne("Find the inactive one", exo.getMailbox({ Identity, InactiveMailboxOnly: true }), { as: "first" });

/** A purge of what another query finds. */
const purgeOf = (find: (run: Run, Identity: Guid) => Found<Mailbox>) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const recorded = run.record("Record it", run.check("Check it", find(run, Identity), mailboxGuards));
      run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
    },
  });

/** A purge by another call; callers without a type checker can pass anything. */
const purgeBy = (call: (fresh: Found<Mailbox>, Identity: Guid) => unknown) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
      run.destroy("Purge it", recorded, (fresh) => call(fresh, Identity) as never);
    },
  });

it("takes what is found by its ExchangeGuid or its distinguished name", () => {
  expectNone(purgeOf((run, Identity) => findMailbox(run, Identity)));
  expectNone(
    purgeOf((run, Identity) => {
      const first = findInactive(run, Identity);
      return run.findOne(
        "Find it again",
        exo.getMailbox({ Identity: first.DistinguishedName, SoftDeletedMailbox: true }),
      );
    }),
  );
});

it.each([
  ["PrimarySmtpAddress", /found by its PrimarySmtpAddress, which another object can share/],
  ["UserPrincipalName", /found by its UserPrincipalName/],
] as const)("refuses what is found by its %s", (property, says) => {
  const procedure = purgeOf((run, Identity) => {
    const first = findInactive(run, Identity);
    return run.findOne("Find it again", exo.getMailbox({ Identity: first[property], SoftDeletedMailbox: true }));
  });
  expectDiagnostics(procedure, refused(says));
});

it("takes a user's id as an ExternalDirectoryObjectId, and refuses one that an orphan does not have", () => {
  const byUser = procedureOf({
    parameters: { UserId: param.directoryObjectId("Object id of the user.") },
    procedure(run, { UserId }) {
      const found = run.findOne("Find it", exo.getMailbox({ Identity: UserId, SoftDeletedMailbox: true }));
      const recorded = run.record("Record it", run.check("Check it", found, mailboxGuards));
      run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
    },
  });
  expectNone(byUser);
  const byOrphan = purgeOf((run, Identity) => {
    const first = findInactive(run, Identity);
    return run.findOne(
      "Find it again",
      exo.getMailbox({ Identity: first.ExternalDirectoryObjectId as never, SoftDeletedMailbox: true }),
    );
  });
  expectDiagnostics(byOrphan, refused(/can be empty, as that of every orphan is/));
});

it("refuses an object that no step finds, one without a key, and one of which a tree lies", () => {
  const unknown = changed(valid, (draft) => void (stepOf(draft, "destroy").of = "nothing"));
  expectDiagnostics(unknown, refused(/no step finds "nothing"/));
  const keyless = changed(valid, (draft) => void delete stepOf(draft, "find-one").found.key);
  expectDiagnostics(keyless, refused(/not looked for by an identity/));
  const lie = changed(valid, (draft) => void delete stepOf(draft, "find-one").call.parameters["SoftDeletedMailbox"]);
  expectDiagnostics(lie, refused(/of the kind soft-deleted-mailbox, and its query finds active-mailbox/));
});

it("refuses a listing: it stands for many", () => {
  const procedure = changed(valid, (draft) => {
    const { title, position, call, found } = stepOf(draft, "find-one");
    const listing = {
      ...call,
      parameters: { ...call.parameters, ResultSize: { expression: "literal", value: "Unlimited" } },
    };
    draft.steps[0] = { kind: "find-all", title, position, call: listing as typeof call, found };
  });
  expectDiagnostics(procedure, refused(/"mailbox" is a listing/));
});

it("refuses to act on what was destroyed before", () => {
  const procedure = changed(valid, (draft) => {
    draft.steps.push({ ...stepOf(draft, "destroy"), title: "Again", position: { file: "other", line: 9, column: 9 } });
  });
  expectDiagnostics(procedure, refused(/"Purge it" leaves nothing of "mailbox" to act on/, "Again"));
});

it("takes the fresh object by the pipe or by its ExchangeGuid", () => {
  expectNone(purgeBy((fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true })));
  expectNone(purgeBy((fresh) => exo.removeMailbox({ Identity: fresh.ExchangeGuid, PermanentlyDelete: true })));
});

it.each<[string, (fresh: Found<Mailbox>, Identity: Guid) => unknown, RegExp]>([
  [
    "an address of the fresh object",
    (fresh) => exo.removeMailbox({ Identity: fresh.PrimarySmtpAddress as never, PermanentlyDelete: true }),
    /-Identity is no identity of the fresh object/,
  ],
  [
    "its Guid, which is not its ExchangeGuid",
    (fresh) => exo.removeMailbox({ Identity: fresh.Guid as never, PermanentlyDelete: true }),
    /-Identity is no identity/,
  ],
  [
    "its ExternalDirectoryObjectId, which is empty after the purge of the user",
    (fresh) => exo.removeMailbox({ Identity: fresh.ExternalDirectoryObjectId as never, PermanentlyDelete: true }),
    /-Identity is no identity/,
  ],
  [
    "the parameter instead of the fresh object",
    (_fresh, Identity) => exo.removeMailbox({ Identity, PermanentlyDelete: true }),
    /does not name the fresh object/,
  ],
  [
    "a constant",
    () => exo.removeMailbox({ Identity: "cn=somebody" as never, PermanentlyDelete: true }),
    /-Identity names an object that no step has found/,
  ],
  [
    "another object in the pipe",
    () => exo.removeMailbox.from({ expression: "object", of: "mailbox" } as never, { PermanentlyDelete: true }),
    /piped into its call is not the fresh object/,
  ],
])("refuses a call that names %s", (_what, call, says) => {
  expectDiagnostics(purgeBy(call), refused(says));
});

const copyTo = (target: (run: Run, TargetGuid: Guid) => unknown) =>
  procedureOf({
    parameters: { ...identityParameter, TargetGuid: param.exchangeGuid("ExchangeGuid of the target.") },
    procedure(run, { Identity, TargetGuid }) {
      const source = findMailbox(run, Identity as never);
      const receiver = run.findOne("Find the target", exo.getMailbox({ Identity: TargetGuid }), { as: "receiver" });
      const cleared = run.check("Check it", source, [guards.notBeingMoved, guards.typeIs("UserMailbox")]);
      const recorded = run.record("Record both", cleared, { with: [receiver] });
      const TargetMailbox = target(run, TargetGuid as never) as never;
      run.change(
        "Copy it",
        recorded,
        (fresh) => exo.newMailboxRestoreRequest({ SourceMailbox: fresh.ExchangeGuid, TargetMailbox }),
        [{ shows: "present", query: exo.getMailbox({ Identity: TargetGuid }) }],
      );
    },
  });

it("takes a second target that was found, by the value that it was found by", () => {
  expectNone(copyTo((_run, TargetGuid) => TargetGuid));
});

it("takes a second target by an identity of its found object, and refuses it by an address", () => {
  const receiver = (property: string) => ({ expression: "property", of: "receiver", property, valueType: "text" });
  expectNone(copyTo(() => receiver("ExchangeGuid")));
  expectDiagnostics(
    copyTo(() => receiver("PrimarySmtpAddress")),
    [["needs-one-target", "Copy it", /-TargetMailbox names an object that no step has found/]],
  );
  expectDiagnostics(
    copyTo(() => ({ ...receiver("ExchangeGuid"), of: "nobody" })),
    [
      ["unknown-reference", "Copy it"],
      ["needs-one-target", "Copy it"],
    ],
  );
});

it("refuses in a loop what was found outside of it", () => {
  const procedure = procedureOf({
    parameters: { ...batch, ...identityParameter },
    procedure(run, { TargetsJson, MaxTargets, Identity }) {
      const recorded = run.record(
        "Record it",
        run.check("Check it", findMailbox(run, Identity as never), mailboxGuards),
      );
      const query = exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" });
      const deleted = run.findAll("List them", query, { as: "deleted" });
      run.forEach("Each", TargetsJson as never, { cap: MaxTargets as never, in: deleted }, (turn, target) => {
        turn.findIn("Find another", exo.getMailbox({ Identity: target, SoftDeletedMailbox: true }), { as: "another" });
        turn.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
      });
    },
  });
  expectDiagnostics(procedure, refused(/every turn of "Each"/));
});

it("refuses a second target that no step has found", () => {
  expectDiagnostics(
    copyTo(() => "somebody@contoso.com"),
    [["needs-one-target", "Copy it", /-TargetMailbox names an object that no step has found/]],
  );
});

const batch = {
  TargetsJson: param.targets("The targets."),
  MaxTargets: param.integer("The most.", { minimum: 1, maximum: 10 }),
};

it("takes in a loop what is found by the target of the turn, and refuses what is the same in every turn", () => {
  const inLoop = (query: (turn: Guid, other: Guid) => Guid) =>
    procedureOf({
      parameters: { ...batch, ...identityParameter },
      procedure(run, { TargetsJson, MaxTargets, Identity }) {
        const deleted = run.findAll(
          "List them",
          exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" }),
          { as: "deleted" },
        );
        run.forEach("Each", TargetsJson as never, { cap: MaxTargets as never, in: deleted }, (turn, target) => {
          const wanted = exo.getMailbox({ Identity: query(target, Identity as never), SoftDeletedMailbox: true });
          const recorded = turn.record(
            "Record it",
            turn.check("Check it", turn.findIn("Find it", wanted), mailboxGuards),
          );
          turn.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
        });
      },
    });
  expectNone(inLoop((target) => target));
  expectDiagnostics(
    inLoop((_target, Identity) => Identity),
    [...refused(/every turn of "Each" would act on the same "mailbox"/), ["invalid-loop", "Each"]],
  );
});

it("takes a user that is found by the mailbox of another find, whose id can be empty: a filter by an empty id finds none", () => {
  expectNone(
    procedureOf({
      parameters: identityParameter,
      procedure(run, { Identity }) {
        const mailbox = findMailbox(run, Identity);
        const user = run.findOne("Find its user", directory.user({ Id: mailbox.ExternalDirectoryObjectId }));
        const recorded = run.record(
          "Record it",
          run.check("Check it", user, [guards.userNotSynced, guards.holdsNoRole]),
        );
        run.destroy("Delete it", recorded, (fresh) => directory.deleteUser.from(fresh));
      },
    }),
  );
});

it("is refused by the DSL itself where findOne gets no identity", () => {
  expect(() => buildSteps((run) => void run.findOne("Find it", exo.getMailbox({ SoftDeletedMailbox: true })))).toThrow(
    /identity/,
  );
});

it("takes a search by its name, which is what its cmdlet takes, and by nothing else that is not its identity", () => {
  expectNone(searchProcedure({}));
  expectDiagnostics(searchProcedure({ taken: "Status" }), refused(/-Identity is no identity/, "Change it"));
});
