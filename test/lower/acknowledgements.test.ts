import { expect, it } from "vitest";
import { exo } from "../../src/index.ts";
import { lowerAcknowledgements } from "../../src/lower/acknowledgements.ts";
import { printStatements } from "../../src/powershell/print.ts";
import { procedureOf } from "../support/rule-tester.ts";

const acknowledgements = [
  { code: "retired-cmdlet", reason: "Old holds\nare known to it – alone." },
  { code: "retired-module", reason: "Kept to compare." },
  { code: "needs-gate", reason: "An error is none of its business." },
];
const calling = procedureOf({
  acknowledgements,
  procedure: (run) => void run.findOne("Find the search", exo.getMailboxSearch({ InPlaceHoldIdentity: "a" })),
});
const notCalling = procedureOf({
  acknowledgements,
  procedure: (run) => void run.findOne("Read the organization", exo.getOrganizationConfig()),
});
const printed = (...given: Parameters<typeof lowerAcknowledgements>): string =>
  printStatements(lowerAcknowledgements(...given));

it("acknowledges in the script what its procedure does, in plain characters on one line", () => {
  expect(printed(calling, { dialect: "graph-rest", place: "automation" })).toBe(
    "# purgebook-disable retired-cmdlet: Old holds are known to it - alone.",
  );
});

it("leaves out what the script of this form does not cause", () => {
  expect(printed(notCalling, { dialect: "graph-rest", place: "automation" })).toBe("");
  expect(printed(notCalling, { dialect: "msonline", place: "desktop-5.1" })).toBe(
    "# purgebook-disable retired-module: Kept to compare.",
  );
});
