import { actName } from "../procedure/call.ts";
import { callText } from "../procedure/call-text.ts";
import type { RecordStep } from "../procedure/step.ts";
import { actKnowledge } from "../service/acts.ts";
import { guard, type ContextName } from "../service/guards.ts";
import { arrayOf, assign, binary, member, run, string, tallOrdered, variable, when } from "../powershell/build.ts";
import type { Expression, PipelineNode, Statement } from "../powershell/syntax.ts";
import { contextVariable, factsOf, targetOf, whatOf } from "./check.ts";
import type { LowerContext } from "./context.ts";
import { writeEvent } from "./event.ts";
import { lowerGiven } from "./given.ts";

/** Takes the claim, then writes what decided and the whole object, and reads it back. */
export function lowerRecord(step: RecordStep, context: LowerContext): readonly Statement[] {
  const target = targetOf(step.of, context);
  const claimed = { kind: "member", of: variable("run"), name: "Claimed" } as const;
  const looped = context.loop !== undefined;
  const colliding = actsOn(step.of, context).find((act) => actKnowledge(act).takesAddress === true);
  const saved = run("Save-Evidence", { Target: target, Record: variable("record") });
  return [
    run("Enter-Claim", { Target: target }),
    when(binary(claimed, "-notcontains", target), [
      { kind: "assignment", target: claimed, operator: "+=", value: target },
    ]),
    ...(colliding === undefined
      ? []
      : [assign("earlier", run("Find-EarlierRecord", { Target: target, Act: string(colliding) }))]),
    assign("record", tallOrdered(recordOf(step, context))),
    assign(looped ? "null" : "recordName", saved),
    ...(looped
      ? []
      : [writeEvent("recorded", target, { ...whatOf(step.of, context), evidence: variable("recordName") })]),
  ];
}

const actsOn = (of: string, { acts }: LowerContext): readonly string[] => [
  ...new Set((acts.get(of) ?? []).map(({ call }) => actName(call))),
];

/** The acts that it is written for and what they set, the facts that decided, what the guards were given besides, and the objects themselves. */
function recordOf(step: RecordStep, context: LowerContext): Readonly<Record<string, Expression | PipelineNode>> {
  const acts = actsOn(step.of, context);
  const calls = new Set((context.acts.get(step.of) ?? []).map(({ call }) => callText(call)));
  const names = new Set(
    (context.guards.get(step.of) ?? []).flatMap((check) =>
      check.guards.flatMap((use) => guard(use.guard).context?.name ?? []),
    ),
  );
  const read = [...names].filter((name) => context.loop === undefined || name !== "same-name");
  const given = lowerGiven(step.of, context);
  return {
    acts: arrayOf(acts.map(string)),
    calls: arrayOf([...calls].map(string)),
    ...(given === undefined ? {} : { given }),
    facts: variable(factsOf(step.of)),
    ...Object.fromEntries(read.map((name) => [contextKeys[name], contextEvidence(name, step.of)])),
    object: variable(step.of),
    ...(step.with.length === 0 ? {} : { with: arrayOf(step.with.map(variable)) }),
  };
}

const contextKeys: Readonly<Record<ContextName, string>> = {
  "organization-holds": "organization",
  "same-name": "sameName",
  "same-search-name": "sameName",
  "resident-folders": "publicFolders",
  "directory-roles": "roles",
};

/** Of many objects their number is enough; the few that share a name are kept. */
function contextEvidence(name: ContextName, of: string): Expression {
  const read = variable(contextVariable(name, of));
  return name === "resident-folders" ? member(read, "Count") : read;
}
