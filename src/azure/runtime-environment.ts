import { sha256 } from "../util/sha256.ts";
import type { ChosenRunbook } from "./chosen-runbook.ts";

/** The runtimes of Azure Automation, and the version that its API names. */
export const runtimeVersions = { "automation-5.1": "5.1", "automation-7.4": "7.4", "automation-7.6": "7.6" } as const;
export type AutomationRuntime = keyof typeof runtimeVersions;
export const automationRuntimes = Object.keys(runtimeVersions) as AutomationRuntime[];

/** A module of the PowerShell Gallery, in the one version that the runbooks import. */
export interface Package {
  readonly name: string;
  readonly version: string;
}

/** Language, version and packages that some runbooks run with. */
export interface RuntimeEnvironment {
  readonly name: string;
  readonly version: string;
  readonly packages: readonly Package[];
}

// ExchangeOnlineManagement needs the two others beside it, in released versions (azure-automation 1).
const exchange = [
  { name: "ExchangeOnlineManagement", version: "3.9.2" },
  { name: "PackageManagement", version: "1.4.8.1" },
  { name: "PowerShellGet", version: "2.2.5" },
];
// All of one version: the SDK's modules refuse another Authentication than their own.
const graph = [
  "Microsoft.Graph.Authentication",
  "Microsoft.Graph.Identity.DirectoryManagement",
  "Microsoft.Graph.Users",
].map((name) => ({ name, version: "2.25.0" }));

/**
 * What a runbook runs with. The name has the packages within it: other packages are another environment, so that none changes
 * under the runbooks that are bound to it. Exchange and Graph never share one: they do not load in one process.
 */
export function environmentOf(runbook: ChosenRunbook, runtime: AutomationRuntime): RuntimeEnvironment {
  const [kind, packages] =
    runbook.dialect === "graph-sdk"
      ? (["graph", graph] as const)
      : connectsToExchange(runbook)
        ? (["exchange", exchange] as const)
        : (["rest", []] as const);
  const version = runtimeVersions[runtime];
  const digest = sha256(JSON.stringify([version, packages])).slice(0, 8);
  return { name: `purgebook-${kind}-${version.replace(".", "_")}-${digest}`, version, packages };
}

/** The environments of some runbooks, each once. */
export function environmentsOf(
  runbooks: readonly ChosenRunbook[],
  runtime: AutomationRuntime,
): readonly RuntimeEnvironment[] {
  const all = runbooks.map((runbook) => environmentOf(runbook, runtime));
  return [...new Map(all.map((environment) => [environment.name, environment])).values()].toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
}

const connectsToExchange = ({ permissions }: ChosenRunbook): boolean =>
  permissions.Permissions.some(({ AppRoleAssignments }) =>
    AppRoleAssignments.some(({ Value }) => Value === "Exchange.ManageAsApp"),
  );

export const packageUri = ({ name, version }: Package): string =>
  `https://www.powershellgallery.com/api/v2/package/${name}/${version}`;
