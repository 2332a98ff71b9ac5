import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ file: z.string(), sha256 });

/** What out/manifest.json says: which files were compiled from which sources, and what was validated. */
export const manifestSchema = z.strictObject({
  schema: z.literal("purgebook-manifest-1"),
  runbooks: z.array(
    z.strictObject({
      name: z.string(),
      dialect: z.string(),
      runtimes: z.array(z.string()),
      sources: z.array(file),
      /** `hash` is the script's own: the SHA-256 of its text with its 64 digits set to zero. */
      script: z.strictObject({ file: z.string(), hash: sha256 }),
      review: file,
      permissions: file,
      /** False where no PowerShell engine read the script back. */
      validated: z.boolean(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = Manifest["runbooks"][number];
export type SourceFile = z.infer<typeof file>;

export const manifestFile = "manifest.json";

export function manifestText(entries: readonly ManifestEntry[]): string {
  const runbooks = [...entries].sort((one, other) => (one.script.file < other.script.file ? -1 : 1));
  return `${JSON.stringify({ schema: "purgebook-manifest-1", runbooks } satisfies Manifest, null, 2)}\n`;
}

/** The manifest of a text. @throws SyntaxError, z.ZodError */
export function readManifest(text: string): Manifest {
  return manifestSchema.parse(JSON.parse(text));
}

/** Every file that entries of a manifest account for. */
export function filesOf(entries: readonly ManifestEntry[]): readonly string[] {
  return entries.flatMap(({ script, review, permissions }) => [script.file, review.file, permissions.file]);
}
