import type { DiagnosticKind } from "../kind.ts";

/** Norms of what a call acts on. */
export const identity = {} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
