import { z } from "zod";
import { automationRuntimes } from "./runtime-environment.ts";

/** What an import was written for, from which `purgebook verify` derives its files anew. Beside them, as out/azure/import.json. */
export const importRecordSchema = z.strictObject({
  schema: z.literal("purgebook-import-1"),
  runtime: z.enum(automationRuntimes),
  /** Runbooks as they stand in the manifest, or as they lie in sealed/. */
  runbooks: z.array(z.string()).min(1),
  /** The commit that they were of, where it was known. */
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/, "it is no commit")
    .optional(),
  /** What was written beside it. */
  files: z.array(z.string()),
});

export type ImportRecord = z.infer<typeof importRecordSchema>;

export const importRecordFile = "import.json";
