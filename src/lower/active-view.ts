import type { CallNode } from "../procedure/call.ts";
import { spellCall } from "../procedure/spell-dialect.ts";
import type { Value } from "../procedure/value.ts";
import { block, pipeline, run } from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { targetKind, type TargetKind } from "../service/target-kinds.ts";
import { keyFilter, lowerRemote } from "./call.ts";
import { referenceOf } from "./check.ts";
import type { LowerContext } from "./context.ts";

/** What was destroyed must not be active: somebody may have restored it in between. */
export function lowerNotActive(name: string, target: Expression, context: LowerContext): readonly Statement[] {
  const { key, target: kind } = referenceOf(name, context);
  const { restoredTo } = targetKind(kind);
  if (key === undefined || restoredTo === undefined) return [];
  const view = activeView(restoredTo, key.value);
  const look = block(pipeline(lowerRemote(spellCall(view, context.dialect)), keyFilter(key.property, key.value)));
  return [run("Confirm-NotActive", { Target: target, Look: look })];
}

/** The view in which it would be again if somebody had restored it. */
function activeView(restoredTo: NonNullable<TargetKind["restoredTo"]>, value: Value): CallNode {
  const read = { kind: "cmdlet", module: "ExchangeOnlineManagement", cmdlet: "Get-Mailbox", effect: "read" } as const;
  const PublicFolder: Value = { expression: "literal", value: true };
  switch (restoredTo) {
    case "mailbox":
      return { ...read, parameters: { Identity: value } };
    case "public-folder-mailbox":
      return { ...read, parameters: { Identity: value, PublicFolder } };
    case "user":
      return { kind: "directory", operation: "get-user", effect: "read", parameters: { Id: value } };
  }
}
