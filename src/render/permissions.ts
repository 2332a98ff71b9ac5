import { directoryOperation } from "../catalog/directory.ts";
import { exchangeCmdletsOf, type ExchangeCmdlet } from "./exchange-cmdlets.ts";
import { isAutomation, type Form, type Place } from "../procedure/form.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { signInParameters } from "../procedure/sign-in.ts";
import { isAct, walk } from "../procedure/walk.ts";
import { cmdletsOf, connectionOf, directoryOperationsOf, servicesOf } from "../procedure/services.ts";

interface AppRole {
  readonly Value: string;
  readonly Reason: string;
}

/**
 * The least that the runbook's identity needs, in the shape that the tools of realmjoin-runbooks read (SchemaVersion 2). ExchangeCmdlets is ours:
 * what a role group has to carry instead of the directory role, which brings more.
 */
export interface Permissions {
  readonly SchemaVersion: 2;
  readonly Permissions: readonly {
    readonly Name: string;
    readonly Id: string;
    readonly AppRoleAssignments: readonly AppRole[];
  }[];
  readonly Roles: readonly { readonly Name: string; readonly TemplateId: string; readonly Reason: string }[];
  readonly ManualPermissions: readonly string[];
  readonly ExchangeCmdlets: readonly ExchangeCmdlet[];
}

const exchangeOnline = { Name: "Office 365 Exchange Online", Id: "00000002-0000-0ff1-ce00-000000000000" };
// Security & Compliance has a grant of its own (MicrosoftDocs/office-docs-powershell#13783).
export const protection = { Name: "Microsoft Exchange Online Protection", Id: "00000007-0000-0ff1-ce00-000000000000" };
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
const userAdministrator = { Name: "User Administrator", TemplateId: "fe930be7-5e62-47db-91af-98c3a49a38b1" };
const globalReader = { Name: "Global Reader", TemplateId: "f2ef992c-3afb-46b9-b7cf-a126ee74c451" };

export function permissionsOf(procedure: Procedure, { dialect, place }: Form): Permissions {
  const service = connectionOf(servicesOf(procedure));
  const cmdlets = [...cmdletsOf(procedure)].sort();
  const changing = cmdlets.filter((name) => !name.startsWith("Get-"));
  const directory = directoryPermissions(directoryOperationsOf(procedure, dialect));
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
                {
                  Value: "Exchange.ManageAsApp",
                  Reason: `Connects ${isAutomation(place) ? "as the managed identity" : "with a certificate"} and ${ran}`,
                },
              ],
            },
          ]
        : [];
  // MSOnline knows no permissions of an application: what it may do, the person who signs in may do.
  if (dialect === "msonline")
    return {
      SchemaVersion: 2,
      Permissions: [],
      Roles: [{ ...userAdministrator, Reason: "Deletes and purges users, as the person who signs in." }],
      ManualPermissions: manualPermissions(procedure, [], place),
      ExchangeCmdlets: [],
    };
  return {
    SchemaVersion: 2,
    Permissions: [...connection, ...(directory.length > 0 ? [{ ...graph, AppRoleAssignments: directory }] : [])],
    Roles: service === undefined || service === "directory" ? [] : [{ ...role, Reason: reason }],
    ManualPermissions: manualPermissions(procedure, service === "exchange" ? changing : [], place),
    ExchangeCmdlets: service === "exchange" ? exchangeCmdletsOf(procedure) : [],
  };
}

/** `purge-deleted-user` as a person reads it. */
const words = (operation: string): string => operation.replaceAll("-", " ");

function directoryPermissions(operations: ReadonlySet<string>): readonly AppRole[] {
  const byPermission = Map.groupBy(operations, (operation) => directoryOperation(operation).permission.name);
  return [...byPermission]
    .sort()
    .map(([Value, asked]) => ({ Value, Reason: `To ${asked.sort().map(words).join(", ")}.` }));
}

function manualPermissions(procedure: Procedure, changing: readonly string[], place: Place): readonly string[] {
  const steps = [...walk(procedure.steps)];
  const acts = steps.some(isAct);
  const reports = steps.some((step) => step.kind === "report");
  const asksPerson = signInParameters(servicesOf(procedure), place).some(
    (parameter) => parameter.default !== undefined,
  );
  const lifts = steps.some(
    (step) => isAct(step) && step.call.effect === "destroy" && "InactiveMailbox" in step.call.parameters,
  );
  return [
    ...(asksPerson ? ["Where a person signs in instead of the certificate, the person needs the roles."] : []),
    ...changing.map(
      (name) =>
        `Exchange Online: check that the identity's role group carries ${name} with the parameters used here: Get-ManagementRole -Cmdlet ${name}.`,
    ),
    // HOLD: litigation and delay holds are lifted with the Legal Hold role.
    ...(lifts ? ["Exchange Online: the Legal Hold role, for litigation and delay holds."] : []),
    // Both are in the role group Discovery Management; from memory.
    ...(cmdletsOf(procedure).has("Set-MailboxSearch")
      ? [
          "Exchange Online: the Mailbox Search and Legal Hold roles, for In-Place Holds, where the tenant still has Get-MailboxSearch and Set-MailboxSearch; without the roles a session does not show them, as if they were gone.",
        ]
      : []),
    ...(cmdletsOf(procedure).has("Set-CaseHoldPolicy")
      ? [
          "Microsoft Purview: member of the eDiscovery case, or eDiscovery Administrator: who is neither may be answered as if the hold were not there.",
        ]
      : []),
    ...(reports && !acts
      ? [
          "Evidence store, where the lines are to go there: Storage Blob Data Contributor on the container, or a custom role with blobs/read and blobs/add/action.",
        ]
      : []),
    ...(acts
      ? [
          "Evidence store: Storage Blob Data Contributor on the evidence container and on its -claims container, or a custom role with blobs/read and blobs/add/action there and blobs/write on the claims.",
        ]
      : []),
  ];
}

export const permissionsText = (permissions: Permissions): string => `${JSON.stringify(permissions, null, 2)}\n`;
