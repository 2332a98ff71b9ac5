import { it } from "vitest";
import { exo } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter } from "./samples.ts";

const finding = (parameters: Parameters<typeof exo.getMailbox>[0]) =>
  procedureOf({
    parameters: identityParameter,
    procedure: (run, { Identity }) => void run.findOne("Find it", exo.getMailbox({ Identity, ...parameters } as never)),
  });
const listing = (parameters: Parameters<typeof exo.getMailbox>[0]) =>
  procedureOf({
    procedure: (run) => void run.findAll("List them", exo.getMailbox({ ResultSize: "Unlimited", ...parameters })),
  });

it.each([
  {},
  { SoftDeletedMailbox: true },
  { InactiveMailboxOnly: true },
  { SoftDeletedMailbox: true, PublicFolder: true },
] as const)("takes %j", (parameters) => {
  expectNone(finding(parameters));
  expectNone(listing(parameters));
});

it.each([
  { SoftDeletedMailbox: true, InactiveMailboxOnly: true },
  { SoftDeletedMailbox: true, IncludeInactiveMailbox: true },
] as const)("refuses %j", (parameters) => {
  expectDiagnostics(finding(parameters), [["two-views", "Find it"]]);
  expectDiagnostics(listing(parameters), [["two-views", "List them"]]);
});

it("lists active and inactive mailboxes together, but does not find one among them: it would not be known which it is", () => {
  expectNone(listing({ IncludeInactiveMailbox: true }));
  expectDiagnostics(finding({ IncludeInactiveMailbox: true }), [
    ["two-views", "Find it", /with -IncludeInactiveMailbox asks/],
  ]);
});
