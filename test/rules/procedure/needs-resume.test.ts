import { it } from "vitest";
import { directory, exo, guards, is, param, type FindOptions, type Mailbox, type Run } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, mailboxGuards, purge, type Guid } from "./samples.ts";

const purgeWith = (first: (run: Run, Identity: Guid) => void, last: (run: Run, Identity: Guid) => void = () => {}) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      first(run, Identity);
      purge(run, { Identity });
      last(run, Identity);
    },
  });
const lookAt = (Identity: Guid) =>
  ({ shows: "present", query: exo.getMailbox({ Identity, SoftDeletedMailbox: true }) }) as const;

it("lets the find of the destroyed object itself be: its record tells why it is absent", () => {
  expectNone(procedureOf({ parameters: identityParameter, procedure: purge }));
});

it("refuses a second find of the object, which would end the second run as not found", () => {
  expectDiagnostics(
    purgeWith((run, Identity) => void findMailbox(run, Identity, "other")),
    [["needs-resume", "Find it", /gone once "Purge it" is done/]],
  );
});

it("takes a second find that may be absent, that is of another view, or that stands under a condition", () => {
  const finding = (options: FindOptions<Mailbox>, soft: true | undefined) => (run: Run, Identity: Guid) =>
    void run.findOne("Find another", exo.getMailbox({ Identity, ...(soft && { SoftDeletedMailbox: soft }) }), options);
  expectNone(purgeWith(finding({ as: "other", absent: "skip" }, true)));
  expectNone(purgeWith(finding({ as: "other" }, undefined)));
  expectNone(
    purgeWith((run, Identity) =>
      run.when("If so", is.notEmpty(Identity), (inner) => void findMailbox(inner, Identity, "other")),
    ),
  );
});

it("refuses a wait that a later destruction makes endless the second time", () => {
  expectDiagnostics(
    purgeWith((run, Identity) => run.waitUntil("Wait for it", lookAt(Identity))),
    [["needs-resume", "Wait for it", /gone once "Purge it" is done/]],
  );
});

it("takes a wait that is left out with its object, one for its absence, and one that a condition guards", () => {
  expectNone(
    purgeWith((run, Identity) => {
      const other = run.findOne("Find another", exo.getMailbox({ Identity }), { as: "other", absent: "skip" });
      run.waitUntil("Wait for it", lookAt(other.ExchangeGuid as never));
    }),
  );
  expectNone(
    purgeWith(
      () => {},
      (run, Identity) => run.verify("See that it is gone", { ...lookAt(Identity), shows: "absent" }),
    ),
  );
  expectNone(
    purgeWith((run, Identity) =>
      run.when("If so", is.notEmpty(Identity), (inner) => inner.waitUntil("Wait for it", lookAt(Identity))),
    ),
  );
});

it("takes a wait that needs an object which may be absent, by however many finds", () => {
  const waiting = (absent: "skip" | "fail") =>
    purgeWith((run, Identity) => {
      const one = run.findOne("Find one", exo.getMailbox({ Identity }), { as: "first", absent });
      const two = run.findOne("Find its user", directory.user({ Id: one.ExternalDirectoryObjectId }), { as: "second" });
      run.waitUntil("Wait for it", {
        ...lookAt(Identity),
        where: (looked) => [is.notEqual(looked.Name, two.displayName)],
      });
    });
  expectNone(waiting("skip"));
  expectDiagnostics(waiting("fail"), [["needs-resume", "Wait for it"]]);
});

it("knows which acts leave their object where it was: a lifted hold does", () => {
  const lifting = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      findMailbox(run, Identity, "other");
      run.verify("See it", lookAt(Identity));
      const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
      run.destroy(
        "Lift the hold",
        recorded,
        (fresh) => exo.setMailbox({ Identity: fresh.ExchangeGuid, LitigationHoldEnabled: false }),
        [{ ...lookAt(Identity), where: (looked) => [is.off(looked.LitigationHoldEnabled)] }],
      );
    },
  });
  expectNone(lifting);
});

it("takes a find without an identity", () => {
  expectNone(purgeWith((run) => void run.findOne("Read the organization", exo.getOrganizationConfig())));
});

it("does not take the deleted mailbox of a user for its active one", () => {
  const procedure = procedureOf({
    parameters: { UserId: param.directoryObjectId("Object id of the user.") },
    procedure(run, { UserId }) {
      run.findOne("Find its mailbox", exo.getMailbox({ Identity: UserId, SoftDeletedMailbox: true }));
      const user = run.findOne("Find the user", directory.user({ Id: UserId }));
      const recorded = run.record("Record it", run.check("Check it", user, [guards.userNotSynced, guards.holdsNoRole]));
      run.destroy("Delete it", recorded, (fresh) => directory.deleteUser.from(fresh));
    },
  });
  expectNone(procedure);
});

/** Deletes a user whose active mailbox is found in one of two ways. */
const deletion = (byUser: boolean) =>
  procedureOf({
    parameters: { UserId: param.directoryObjectId("Object id of the user.") },
    procedure(run, { UserId }) {
      const user = run.findOne("Find the user", directory.user({ Id: UserId }));
      run.findOne("Find its mailbox", exo.getMailbox({ Identity: byUser ? user.id : UserId }));
      const recorded = run.record("Record it", run.check("Check it", user, [guards.userNotSynced, guards.holdsNoRole]));
      run.destroy("Delete it", recorded, (fresh) => directory.deleteUser.from(fresh));
    },
  });

it("knows that the active mailbox goes with its user, unless it is left out with it", () => {
  expectNone(deletion(true));
  expectDiagnostics(deletion(false), [["needs-resume", "Find its mailbox"]]);
});

it("knows it where the user is found by the mailbox", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const mailbox = run.findOne("Find the mailbox", exo.getMailbox({ Identity }));
      const user = run.findOne("Find its user", directory.user({ Id: mailbox.ExternalDirectoryObjectId }));
      const recorded = run.record("Record it", run.check("Check it", user, [guards.userNotSynced, guards.holdsNoRole]));
      run.destroy("Delete it", recorded, (fresh) => directory.deleteUser.from(fresh));
    },
  });
  expectDiagnostics(procedure, [["needs-resume", "Find the mailbox"]]);
});

it("asks nothing where a change can be looked for again", () => {
  expectNone(
    procedureOf({
      parameters: identityParameter,
      procedure(run, { Identity }) {
        run.verify("See it", lookAt(Identity));
        run.check("Check it", findMailbox(run, Identity), mailboxGuards);
      },
    }),
  );
});
