import type { scripts } from "../../../src/diagnostics/script/scripts.ts";
import type { ValuesOf } from "./values.ts";

export const scriptsSamples: ValuesOf<typeof scripts> = {
  "script-not-found": { path: "a.ps1" },
  "no-scripts": { folder: "scripts" },
  "cannot-read": { file: "a.ps1", said: "Its permissions do not let you." },
  "not-text": { said: "a zero byte stands here" },
  "unreadable-script": { said: "The engine ended." },
  "too-deep": {},
  "link-not-followed": { link: "scripts/shared" },
  "checker-fault": { said: "Something is wrong." },
  "syntax-error": { said: "Missing closing brace." },
  "invalid-suppression": { code: "act-outside-gate", said: "it gives no reason" },
};
