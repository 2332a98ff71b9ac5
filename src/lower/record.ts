import type { RecordStep } from "../procedure/step.ts";
import { guard } from "../service/guards.ts";
import { assign, run, tallOrdered, variable } from "../powershell/build.ts";
import type { Expression, PipelineNode, Statement } from "../powershell/syntax.ts";
import { factsOf, targetOf } from "./check.ts";
import type { LowerContext } from "./context.ts";
import { writeEvent } from "./event.ts";

/** Takes the claim, then writes the facts that decided and the whole object, and reads them back. */
export function lowerRecord(step: RecordStep, context: LowerContext): readonly Statement[] {
  const target = targetOf(step.of, context);
  const byOrganization = (context.guards.get(step.of) ?? []).some((check) =>
    check.guards.some((use) => guard(use.guard).context?.name === "organization-holds"),
  );
  const record: Record<string, Expression | PipelineNode> = {
    facts: variable(factsOf(step.of)),
    ...(byOrganization ? { organization: variable("organizationFacts") } : {}),
    object: variable(step.of),
    ...Object.fromEntries(step.with.map((name) => [name, variable(name)])),
  };
  return [
    run("Enter-Claim", { Target: target }),
    {
      kind: "assignment",
      target: { kind: "member", of: variable("run"), name: "Claimed" },
      operator: "+=",
      value: target,
    },
    assign("record", tallOrdered(record)),
    assign(
      context.loop === undefined ? "recordName" : "null",
      run("Save-Evidence", { Target: target, Record: variable("record") }),
    ),
    ...(context.loop === undefined ? [writeEvent("recorded", target, { evidence: variable("recordName") })] : []),
  ];
}
