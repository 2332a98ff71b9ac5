import type { DiagnosticKind } from "../kind.ts";

/** Norms of Azure Automation. */
export const automation = {} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
