import { it } from "vitest";
import { expectNone, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter, purge } from "./samples.ts";

it("finds nothing wrong with a purge that checks, records and destroys", () => {
  expectNone(procedureOf({ parameters: identityParameter, procedure: purge }));
});
