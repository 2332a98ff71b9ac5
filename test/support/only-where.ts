import { it } from "vitest";

/** Tests that need something of the machine: where it does not hold they are skipped, and the output says why. */
export function onlyWhere(holds: boolean, reason: string): ReturnType<typeof it.skipIf> {
  if (!holds) console.warn(`skipped here: ${reason}`);
  return it.skipIf(!holds);
}
