import { measureChecks } from "./check.ts";
import { measureCompiles } from "./compile.ts";
import { helpOverhead } from "./help.ts";
import type { Measurement } from "./measurement.ts";
import { measureRehearsals } from "./rehearse.ts";

// Prints one JSON array of what it measured, each number with its goal. It takes some minutes; progress goes to stderr.
const measured: readonly Measurement[] = [
  helpOverhead(),
  ...measureCompiles(),
  ...measureChecks(),
  ...measureRehearsals(),
];
console.log(JSON.stringify(measured, null, 2));
