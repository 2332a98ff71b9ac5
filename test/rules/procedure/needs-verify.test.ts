import { it } from "vitest";
import { exo, is, type Found, type Mailbox } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, mailboxGuards, purge, type Guid } from "./samples.ts";

const hiding = (looks: (Identity: Guid) => readonly unknown[]) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
      run.change(
        "Hide it",
        recorded as never,
        ((fresh: Found<Mailbox>) =>
          exo.setMailbox({ Identity: fresh.ExchangeGuid, HiddenFromAddressListsEnabled: true })) as never,
        // The types ask for at least one look.
        looks(Identity) as never,
      );
    },
  });

it("takes a change with one look", () => {
  expectNone(hiding((Identity) => [{ shows: "present", query: exo.getMailbox({ Identity }) }]));
});

const same = (Identity: Guid) => exo.getMailbox({ Identity, SoftDeletedMailbox: true });

it("refuses a look that sees what was there before, or another object", () => {
  const blind = hiding((Identity) => [{ shows: "present", query: same(Identity) }]);
  expectDiagnostics(blind, [["needs-verify", "Hide it"]]);
  const elsewhere = hiding(() => [
    {
      shows: "present",
      query: same("0a0b0c0d-0000-4000-8000-000000000001" as never),
      where: () => [is.empty("" as never)],
    },
  ]);
  expectDiagnostics(elsewhere, [["needs-verify", "Hide it"]]);
  expectNone(hiding((Identity) => [{ shows: "absent", query: same(Identity) }]));
});

it("refuses a change without a look", () => {
  expectDiagnostics(
    hiding(() => []),
    [["needs-verify", "Hide it"]],
  );
});

it("asks nothing of a destruction, which brings its own verification", () => {
  expectNone(procedureOf({ parameters: identityParameter, procedure: purge }));
});

it("asks for a look behind run.destroy too where the act leaves the object in its view: a lifted hold", () => {
  const lifting = (looks: (Identity: Guid) => readonly unknown[]) =>
    procedureOf({
      parameters: identityParameter,
      procedure(run, { Identity }) {
        const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
        run.destroy(
          "Lift the hold",
          recorded as never,
          ((fresh: Found<Mailbox>) =>
            exo.setMailbox({ Identity: fresh.ExchangeGuid, LitigationHoldEnabled: false })) as never,
          looks(Identity) as never,
        );
      },
    });
  expectNone(lifting((Identity) => [{ shows: "present", query: exo.getMailbox({ Identity }) }]));
  expectDiagnostics(
    lifting(() => []),
    [["needs-verify", "Lift the hold"]],
  );
});
