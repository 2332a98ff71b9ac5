import { expect, it } from "vitest";
import { is } from "../../src/dsl/conditions.ts";
import { buildSteps } from "../../src/dsl/run-builder.ts";
import { exo } from "../../src/catalog/bindings/index.ts";
import { exchangeGuid } from "../../src/catalog/identity.ts";

const Identity = exchangeGuid("0f8fad5b-d9cb-469f-a165-70867728950e");

it("refuses an asynchronous function of a step, whose later steps would be lost", () => {
  const build = () =>
    buildSteps((run) => {
      const found = run.findOne("Find it", exo.getMailbox({ Identity }));
      run.when("Is it hidden?", is.on(found.HiddenFromAddressListsEnabled), async (hidden) => {
        await Promise.resolve();
        hidden.findOne("Find it again", exo.getMailbox({ Identity }), { as: "again" });
      });
    });
  expect(build).toThrow("The function of a step is asynchronous");
});
