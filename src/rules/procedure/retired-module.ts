import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";

/** A dialect that cannot run any more is compiled only with a warning. */
export const retiredModule: Rule = function* (procedure) {
  if (procedure.dialects.includes("msonline"))
    yield diagnostic("retired-module", { dialect: "msonline" }, procedure.position);
};
