import type { DiagnosticKind } from "../kind.ts";

/** Norms of secrets, and of text that becomes code. */
export const secrets = {} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
