import { call, given, string } from "./bicep/build.ts";
import type { BicepExpression, BicepStatement } from "./bicep/syntax.ts";
import { writesEvidence, type Import } from "./import.ts";

/** What is particular to a subscription comes from the environment: the files need no edit, and can be written anew. */
export function parametersBicep(file: string, whole: Import): readonly BicepStatement[] {
  const from = (variable: string, ...byDefault: readonly string[]): BicepExpression =>
    call("readEnvironmentVariable", string(variable), ...byDefault.map(string));
  const ofAccount = [
    given("automationAccountName", from("PURGEBOOK_AUTOMATION_ACCOUNT")),
    given("schedules", call("json", from("PURGEBOOK_SCHEDULES", "[]"))),
  ];
  const ofEvidence = [
    given("evidenceStorageAccountName", from("PURGEBOOK_EVIDENCE_ACCOUNT")),
    given("evidenceContainerName", from("PURGEBOOK_EVIDENCE_CONTAINER")),
  ];
  return [
    { kind: "using", file },
    ...ofAccount,
    ...(file === "main.bicep" ? [given("workspaceId", from("PURGEBOOK_WORKSPACE_ID"))] : []),
    ...(file === "main.bicep" && writesEvidence(whole) ? ofEvidence : []),
  ];
}
