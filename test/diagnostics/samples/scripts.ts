import type { scripts } from "../../../src/diagnostics/script/scripts.ts";
import type { ValuesOf } from "./values.ts";

export const scriptsSamples: ValuesOf<typeof scripts> = {
  "syntax-error": { said: "Missing closing brace." },
  "invalid-suppression": { code: "act-outside-gate", said: "it gives no reason" },
};
