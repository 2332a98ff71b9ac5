import { expect, it } from "vitest";
import { remedyReader } from "../../src/procedure/analysis.ts";
import { cmdletsOf } from "../../src/procedure/services.ts";
import { knownErrors, knownErrorsOf, remedyIn } from "../../src/service/errors.ts";
import { compileShipped } from "../compile/support/shipped.ts";

const shipped = [...new Map((await compileShipped()).map(({ procedure }) => [procedure.name, procedure])).values()];
const purging = /^(Remove-SoftDeletedMailbox(Batch|ViaReconnect)?|Repair-CloudAccountBeforeSync)$/;

it("finds the shipped procedures", () => {
  expect(shipped.length).toBeGreaterThan(10);
  expect(shipped.filter((procedure) => remedyReader(procedure).purges).map(({ name }) => name)).toEqual(
    shipped.map(({ name }) => name).filter((name) => purging.test(name)),
  );
});

it.each(shipped.map((procedure) => [procedure.name, procedure] as const))(
  "sends nobody from %s back to it, or from a rescue to a purge",
  (name, procedure) => {
    for (const error of knownErrorsOf(cmdletsOf(procedure))) {
      const remedy = remedyIn(remedyReader(procedure), error);
      expect(remedy).not.toMatch(new RegExp(`\\b${name}(?![\\w-])`));
      if (!purging.test(name)) expect(remedy, error.code).not.toContain("ViaReconnect");
    }
  },
);

it("says of each error where its text is from, and what to do", () => {
  for (const { source, remedy, text } of knownErrors) {
    expect(source).not.toBe("");
    expect(remedy).toMatch(/\.$/);
    expect(() => new RegExp(text)).not.toThrow();
  }
});
