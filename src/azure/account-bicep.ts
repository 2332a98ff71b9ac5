import { accountName, automation, schedulesParameter } from "./automation-bicep.ts";
import {
  anyObject,
  array,
  call,
  choice,
  comment,
  index,
  loop,
  module,
  name,
  none,
  object,
  output,
  parameter,
  property,
  resource,
  string,
  text,
} from "./bicep/build.ts";
import type { BicepExpression, BicepStatement } from "./bicep/syntax.ts";
import { tagsOf, type ChosenRunbook } from "./chosen-runbook.ts";
import { writesEvidence, type Import } from "./import.ts";
import { packageUri, type Package, type RuntimeEnvironment } from "./runtime-environment.ts";

const account = name("account");
const location = name("location");

/**
 * The account and all that is in it, but what runbooks contain: that has no public address, and comes by import.ps1 or import.sh.
 * A runbook that is there already is left as it is, with the draft that somebody may be at.
 */
export function accountBicep(whole: Import): readonly BicepStatement[] {
  const { runbooks, environments } = whole;
  return [
    accountName,
    parameter("location", text, "Where it is.", property(call("resourceGroup"), "location")),
    parameter("workspaceId", text, "Resource id of the Log Analytics workspace that keeps what jobs say."),
    ...(writesEvidence(whole) ? evidenceParameters : []),
    ...(environments.some(({ packages }) => packages.length > 0)
      ? [
          parameter(
            "packageHashes",
            anyObject,
            "SHA-256 of packages of the PowerShell Gallery, by name, in hexadecimal: the account then refuses any other.",
            object({}),
          ),
        ]
      : []),
    schedulesParameter(runbooks),
    resource(
      "account",
      automation(""),
      object({
        name: name("automationAccountName"),
        location,
        tags: object({ managedBy: "purgebook" }),
        identity: object({ type: "SystemAssigned" }),
        properties: object({ sku: object({ name: "Basic" }) }),
      }),
    ),
    ...environments.flatMap(environmentResources),
    ...runbooks.map((runbook, at) => runbookResource(runbook, at, whole)),
    comment("A schedule alone starts nothing: job-schedules.bicep binds it to a runbook, once that is published."),
    resource("schedule", automation("/schedules"), schedules()),
    resource("diagnostics", "Microsoft.Insights/diagnosticSettings@2021-05-01-preview", diagnostics),
    ...(writesEvidence(whole) ? [evidenceModule] : []),
    output("principalId", "Object id of the managed identity, for grant-permissions.ps1.", identity),
  ];
}

const identity = property(account, "identity", "principalId");

function schedules(): BicepExpression {
  const of = (property_: string): BicepExpression => property(name("each"), property_);
  return loop(
    "each",
    name("schedules"),
    object({
      parent: account,
      name: of("name"),
      properties: object({
        frequency: of("frequency"),
        interval: of("interval"),
        startTime: of("startTime"),
        timeZone: of("timeZone"),
      }),
    }),
  );
}

function environmentResources(environment: RuntimeEnvironment, at: number): readonly BicepStatement[] {
  const symbol = environmentSymbol(at);
  const made = resource(
    symbol,
    automation("/runtimeEnvironments"),
    object({
      parent: account,
      name: environment.name,
      location,
      tags: object({ managedBy: "purgebook" }),
      properties: object({
        runtime: object({ language: "PowerShell", version: environment.version }),
        defaultPackages: object({}),
        description: environment.packages.map((each) => `${each.name} ${each.version}`).join(", "),
      }),
    }),
  );
  return [
    made,
    ...environment.packages.map((each, number) => packageResource(each, symbol, `${symbol}Package${number}`)),
  ];
}

const environmentSymbol = (at: number): string => `environment${at}`;

function packageResource(each: Package, environment: string, symbol: string): BicepStatement {
  const hashes = name("packageHashes");
  const contentHash = choice(
    call("contains", hashes, string(each.name)),
    object({ algorithm: "SHA256", value: index(hashes, each.name) }),
    none,
  );
  return resource(
    symbol,
    automation("/runtimeEnvironments/packages"),
    object({
      parent: name(environment),
      name: each.name,
      properties: object({
        contentLink: object({ uri: packageUri(each), version: each.version, contentHash }),
      }),
    }),
  );
}

function runbookResource(runbook: ChosenRunbook, at: number, whole: Import): BicepStatement {
  const environment = whole.environmentOf(runbook).name;
  const symbol = environmentSymbol(whole.environments.findIndex((each) => each.name === environment));
  return resource(
    `runbook${at}`,
    automation("/runbooks"),
    object({
      parent: account,
      name: runbook.name,
      location,
      tags: object(tagsOf(runbook, whole.commit)),
      properties: object({
        runbookType: "PowerShell",
        runtimeEnvironment: property(name(symbol), "name"),
        description: runbook.synopsis,
        logProgress: false,
        logVerbose: false,
        draft: object({}),
      }),
    }),
    { onlyIfMissing: true },
  );
}

const diagnostics = object({
  scope: account,
  name: "purgebook",
  properties: object({
    workspaceId: name("workspaceId"),
    logs: array(...["JobLogs", "JobStreams", "AuditEvent"].map((category) => object({ category, enabled: true }))),
  }),
});

const evidenceParameters = [
  parameter("evidenceStorageAccountName", text, "Name of the storage account that keeps the evidence."),
  parameter(
    "evidenceContainerName",
    text,
    "Name of the container in it. Beside it one with -claims behind its name is made.",
  ),
  parameter(
    "evidenceResourceGroupName",
    text,
    "Resource group of that storage account.",
    property(call("resourceGroup"), "name"),
  ),
];

const evidenceModule = module(
  "evidence",
  "evidence.bicep",
  object({
    scope: call("resourceGroup", name("evidenceResourceGroupName")),
    params: object({
      storageAccountName: name("evidenceStorageAccountName"),
      containerName: name("evidenceContainerName"),
      principalId: identity,
    }),
  }),
);
