import type { approvals } from "../../../src/diagnostics/approvals.ts";
import type { DiagnosticKind } from "../../../src/diagnostics/kind.ts";

type Values<K> = K extends DiagnosticKind<infer V> ? V : never;

const file = "out/Remove-SoftDeletedMailbox.ps1";
const name = "Remove-SoftDeletedMailbox";
const [reviewer, author, ticket] = ["Ada", "Grace", "CHG-1"];
const said = "Something is wrong.";

export const approvalSamples: { readonly [C in keyof typeof approvals]: Values<(typeof approvals)[C]> } = {
  "unknown-runbook": { name, out: "out", hint: " Did you mean Remove-DeletedUser?" },
  "not-validated": { file },
  "other-hash": { file, given: "0123", hash: "4567" },
  "same-person": { reviewer, author },
  "unknown-author": { sources: "runbooks/a.runbook.ts" },
  "already-approved": { file: "approvals/a.json", reviewer, ticket },
  "cannot-sign": { said },
  "cannot-verify": { said },
  "invalid-approval": { file: "approvals/a.json", said },
  "approval-stale": { file, differs: "script changed", reviewer, ticket, name },
  "approval-unsigned": { file, reviewer, said: "nobody has signed it" },
  "not-approved": { file, name },
};
