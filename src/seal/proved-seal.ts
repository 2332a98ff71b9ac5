import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { sealedFolder, type SealRecord } from "./seal-record.ts";

/** A sealed script, and what was proved of it. */
export interface ProvedSeal {
  /** Within the project's folder. */
  readonly file: string;
  /** Absent where there is none that can be read. */
  readonly record?: SealRecord;
  /** Absent where it is what its record derives from an approved script. */
  readonly fault?: Diagnostic;
}

/** The script within the output folder that a sealed one is of, by its place: sealed/<ticket>/<script>. */
export const sealedOf = ({ file }: ProvedSeal): string => file.slice(sealedFolder.length + 1).replace(/^[^/]*\//, "");
