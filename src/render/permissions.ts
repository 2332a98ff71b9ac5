import { directoryOperation } from "../catalog/directory.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { isAct, walk } from "../procedure/walk.ts";
import { callsOf, cmdletsOf, connectionOf, servicesOf } from "../procedure/services.ts";
import { guard } from "../service/guards.ts";

interface AppRole {
  readonly Value: string;
  readonly Reason: string;
}

/** The least that the runbook's identity needs, in the shape that the tools of realmjoin-runbooks read (SchemaVersion 2). */
export interface Permissions {
  readonly SchemaVersion: 2;
  readonly Permissions: readonly {
    readonly Name: string;
    readonly Id: string;
    readonly AppRoleAssignments: readonly AppRole[];
  }[];
  readonly Roles: readonly { readonly Name: string; readonly TemplateId: string; readonly Reason: string }[];
  readonly ManualPermissions: readonly string[];
}

const exchangeOnline = { Name: "Office 365 Exchange Online", Id: "00000002-0000-0ff1-ce00-000000000000" };
// Security & Compliance has a grant of its own (MicrosoftDocs/office-docs-powershell#13783).
const protection = { Name: "Microsoft Exchange Online Protection", Id: "00000007-0000-0ff1-ce00-000000000000" };
const complianceAdministrator = {
  Name: "Compliance Administrator",
  TemplateId: "17315797-102d-40b4-93e0-432062caca18",
};
const graph = { Name: "Microsoft Graph", Id: "00000003-0000-0000-c000-000000000000" };
// Template ids of directory roles are the same in every tenant (Microsoft Entra built-in roles).
const recipientAdministrator = {
  Name: "Exchange Recipient Administrator",
  TemplateId: "31392ffb-586c-42d1-9346-e59415a2cc4e",
};
const globalReader = { Name: "Global Reader", TemplateId: "f2ef992c-3afb-46b9-b7cf-a126ee74c451" };

export function permissionsOf(procedure: Procedure): Permissions {
  const service = connectionOf(servicesOf(procedure));
  const cmdlets = [...cmdletsOf(procedure)].sort();
  const changing = cmdlets.filter((name) => !name.startsWith("Get-"));
  const directory = directoryPermissions(procedure);
  const ran = `runs ${cmdlets.join(", ")}.`;
  const reason = changing.length > 0 ? `Runs ${changing.join(", ")}.` : "Reads, and changes nothing.";
  const role =
    service === "compliance" ? complianceAdministrator : changing.length > 0 ? recipientAdministrator : globalReader;
  const connection =
    service === "compliance"
      ? [
          {
            ...protection,
            AppRoleAssignments: [{ Value: "Exchange.ManageAsApp", Reason: `Connects with a certificate and ${ran}` }],
          },
        ]
      : service === "exchange"
        ? [
            {
              ...exchangeOnline,
              AppRoleAssignments: [
                { Value: "Exchange.ManageAsApp", Reason: `Connects as the managed identity and ${ran}` },
              ],
            },
          ]
        : [];
  return {
    SchemaVersion: 2,
    Permissions: [...connection, ...(directory.length > 0 ? [{ ...graph, AppRoleAssignments: directory }] : [])],
    Roles: service === undefined ? [] : [{ ...role, Reason: reason }],
    ManualPermissions: manualPermissions(procedure, service === "exchange" ? changing : []),
  };
}

function directoryPermissions(procedure: Procedure): readonly AppRole[] {
  const reasons = new Map<string, Set<string>>();
  const add = (operation: string): void => {
    const { permission } = directoryOperation(operation);
    reasons.set(permission.name, (reasons.get(permission.name) ?? new Set()).add(operation));
  };
  for (const step of walk(procedure.steps)) {
    for (const call of callsOf(step)) if (call.kind === "directory") add(call.operation);
    if (step.kind === "check" && step.guards.some((use) => guard(use.guard).context?.name === "directory-roles"))
      add("list-user-roles");
  }
  return [...reasons]
    .sort()
    .map(([Value, operations]) => ({ Value, Reason: `For ${[...operations].sort().join(", ")}.` }));
}

function manualPermissions(procedure: Procedure, changing: readonly string[]): readonly string[] {
  const steps = [...walk(procedure.steps)];
  const writes = steps.some((step) => isAct(step) || step.kind === "report");
  const lifts = steps.some(
    (step) => isAct(step) && step.call.effect === "destroy" && "InactiveMailbox" in step.call.parameters,
  );
  return [
    ...changing.map(
      (name) =>
        `Exchange Online: check that the identity's role group carries ${name} with the parameters used here: Get-ManagementRole -Cmdlet ${name}.`,
    ),
    // HOLD: litigation and delay holds are lifted with the Legal Hold role.
    ...(lifts ? ["Exchange Online: the Legal Hold role, for litigation and delay holds."] : []),
    ...(writes
      ? [
          "Evidence store: Storage Blob Data Contributor on the evidence container and on its -claims container, or a custom role with blobs/read and blobs/add/action there and blobs/write on the claims.",
        ]
      : []),
  ];
}

export const permissionsText = (procedure: Procedure): string =>
  `${JSON.stringify(permissionsOf(procedure), null, 2)}\n`;
