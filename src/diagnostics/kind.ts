export type Severity = "error" | "warning";

export interface DiagnosticKind<V> {
  readonly severity: Severity;
  readonly message: (values: V) => string;
}

export const error = <V>(message: (values: V) => string): DiagnosticKind<V> => ({ severity: "error", message });
export const warning = <V>(message: (values: V) => string): DiagnosticKind<V> => ({ severity: "warning", message });
