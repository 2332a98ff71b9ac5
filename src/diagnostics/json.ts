import type { Diagnostic } from "./diagnostic.ts";

/** A diagnostic as other programs read it: flat, its keys in a fixed order; the place is absent where there is none. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export function diagnosticJson({ code, severity, message, place }: Diagnostic): DiagnosticJson {
  return { code, severity, message, ...place };
}
