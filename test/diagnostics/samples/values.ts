import type { DiagnosticKind } from "../../../src/diagnostics/kind.ts";

/** Values for every code of a group. */
export type ValuesOf<Group> = {
  readonly [Code in keyof Group]: Group[Code] extends DiagnosticKind<infer Values> ? Values : never;
};
