import type { secrets } from "../../../src/diagnostics/script/secrets.ts";
import type { ValuesOf } from "./values.ts";

export const secretsSamples: ValuesOf<typeof secrets> = {};
