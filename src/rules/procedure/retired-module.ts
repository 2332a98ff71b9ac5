import { retiredModules } from "../../catalog/retired.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";

/** A dialect that cannot run any more is compiled only with a warning. */
export const retiredModule: Rule = function* (procedure) {
  const msonline = retiredModules.find(({ name }) => name === "MSOnline");
  if (msonline === undefined || !procedure.dialects.includes("msonline")) return;
  const { name: module, fate } = msonline;
  const keep = "Acknowledge it with its reason";
  const values = { what: "The dialect msonline", module, fate, keep, instead: "leave the dialect out" };
  yield diagnostic("retired-module", values, procedure.position);
};
