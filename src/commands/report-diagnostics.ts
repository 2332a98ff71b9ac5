import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { humanText } from "../diagnostics/human.ts";
import type { Surroundings } from "./surroundings.ts";

/** Says diagnostics as prose, each with the lines around its place. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], { root, say, colour }: Surroundings): void {
  const sourceOf = (file: string): string | undefined => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return undefined;
    }
  };
  for (const found of diagnostics) say(`${humanText(found, { colour: colour.say, sourceOf })}\n`);
}
