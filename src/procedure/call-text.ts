import { directoryOperation } from "../catalog/directory.ts";
import type { CallNode } from "./call.ts";
import type { Value } from "./value.ts";

/** A call as the script makes it, with an ellipsis where a value is known only when the runbook runs. */
export function callText(call: CallNode): string {
  if (call.kind === "directory") {
    const { method, path } = directoryOperation(call.operation);
    return `${method} ${path}`;
  }
  const given = Object.entries(call.parameters).map(([name, value]) => `-${name}${argumentText(value)}`);
  return [call.cmdlet, ...given].join(" ");
}

function argumentText(value: Value | readonly Value[]): string {
  if (Array.isArray(value) || (value as Value).expression !== "literal") return " ...";
  const literal = (value as { readonly value: string | number | boolean }).value;
  if (literal === true) return "";
  return literal === false ? " $false" : ` ${String(literal)}`;
}
