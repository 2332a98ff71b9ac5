import { z } from "zod";
import { runtimes } from "../procedure/procedure.ts";

/** What may stand in purgebook.config.json; the descriptions are what an editor shows. */
export const settingsSchema = z.strictObject({
  $schema: z
    .string()
    .optional()
    .describe("Where an editor finds the schema of this file. purgebook does not look at it."),
  runtimes: z
    .array(z.enum(runtimes))
    .min(1)
    .optional()
    .describe(
      "Where the project's runbooks are to run: what compile compiles for, and check checks for. Without it, all runtimes of Azure Automation.",
    ),
});
