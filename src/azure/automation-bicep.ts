import { anyObject, array, integer, listOf, oneOf, parameter, record, text } from "./bicep/build.ts";
import type { BicepStatement, BicepType } from "./bicep/syntax.ts";
import type { ChosenRunbook } from "./chosen-runbook.ts";

/** What the Bicep files have in common. */

/** Of every call to Automation: the first with runtime environments that is no preview (azure-automation 4). */
export const apiVersion = "2024-10-23";

export const automation = (type: string): string => `Microsoft.Automation/automationAccounts${type}@${apiVersion}`;

export const accountName = parameter("automationAccountName", text, "Name of the Automation account.");

export const schedulesParameter = (runbooks: readonly ChosenRunbook[]): BicepStatement =>
  parameter("schedules", listOf(scheduleType(runbooks)), "When runbooks are to look, each in Preview.", array());

const scheduleType = (runbooks: readonly ChosenRunbook[]): BicepType =>
  record({
    name: text,
    runbook: oneOf(...runbooks.map((runbook) => runbook.name)),
    frequency: oneOf("OneTime", "Hour", "Day", "Week", "Month"),
    interval: integer,
    startTime: text,
    timeZone: text,
    parameters: anyObject,
  });
