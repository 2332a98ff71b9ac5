import { registry, type DiagnosticCode, type DiagnosticValues, type Severity } from "./registry.ts";

/** A place in a file that a person can jump to. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
}

/** Makes a diagnostic from its code and what its message needs. */
export function diagnostic<C extends DiagnosticCode>(code: C, values: DiagnosticValues<C>, place?: Place): Diagnostic {
  const { severity, message } = registry[code] as { severity: Severity; message: (values: unknown) => string };
  return Object.freeze({ code, severity, message: message(values), ...(place === undefined ? {} : { place }) });
}

export const isError = (found: Diagnostic): boolean => found.severity === "error";
