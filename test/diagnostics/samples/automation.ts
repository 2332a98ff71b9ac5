import type { automation } from "../../../src/diagnostics/script/automation.ts";
import type { ValuesOf } from "./values.ts";

export const automationSamples: ValuesOf<typeof automation> = {};
