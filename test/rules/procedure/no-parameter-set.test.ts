import { it } from "vitest";
import { exo } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, mailboxGuards, type Guid } from "./samples.ts";

const finding = (parameters: object) =>
  procedureOf({
    parameters: identityParameter,
    // A caller without a type checker: the types know the parameter sets too.
    procedure: (run, { Identity }) => void run.findOne("Find it", exo.getMailbox({ Identity, ...parameters } as never)),
  });

const purging = (call: (fresh: ReturnType<typeof findMailbox>, Identity: Guid) => unknown) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
      run.destroy("Purge it", recorded, (fresh) => call(fresh, Identity) as never);
    },
  });

it("takes parameters of one set", () => {
  expectNone(finding({ SortBy: "Name" }));
});

it("refuses parameters of two sets", () => {
  expectDiagnostics(finding({ Anr: "a" }), [["no-parameter-set", "Find it", /takes -Identity -Anr: add/]]);
});

it("counts what the pipe brings as given", () => {
  expectNone(purging((fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true })));
});

it("refuses a call that lacks a mandatory parameter which no pipe brings", () => {
  expectDiagnostics(
    purging(() => exo.removeMailbox({ PermanentlyDelete: true } as never)),
    [
      ["no-parameter-set", "Purge it", /takes -PermanentlyDelete without -Identity/],
      ["needs-one-target", "Purge it"],
    ],
  );
});

it("refuses an identity beside a piped object, which PowerShell could not bind", () => {
  expectDiagnostics(
    purging((fresh) =>
      exo.removeMailbox.from(fresh, { Identity: fresh.ExchangeGuid, PermanentlyDelete: true } as never),
    ),
    [["no-parameter-set", "Purge it", /-Identity -PermanentlyDelete beside a piped object/]],
  );
});

it("leaves a parameter that no set has to its own rule", () => {
  expectDiagnostics(finding({ Bananas: 1 }), [["unknown-parameter", "Find it"]]);
});
