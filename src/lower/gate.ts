import { binary, member, string, variable } from "../powershell/build.ts";
import type { Expression } from "../powershell/syntax.ts";

/** `$run.Mode -eq 'Execute'`: nothing is recorded, changed or destroyed without it. */
export const isExecute: Expression = binary(member(variable("run"), "Mode"), "-eq", string("Execute"));
