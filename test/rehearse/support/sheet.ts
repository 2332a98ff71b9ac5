import { readFile } from "node:fs/promises";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";

export type IdentityInFile = NonNullable<TenantFile["identity"]>;

/** What the permissions file of a runbook says, as far as a machine can read it. */
interface Sheet {
  readonly Permissions: readonly {
    readonly Name: string;
    readonly AppRoleAssignments: readonly { readonly Value: string }[];
  }[];
  readonly Roles: readonly { readonly Name: string }[];
  readonly ManualPermissions: readonly string[];
  readonly ExchangeCmdlets: readonly { readonly ManagementRole: string }[];
}

const services = {
  "Office 365 Exchange Online": "exchange",
  "Microsoft Exchange Online Protection": "purview",
} as const;

async function sheetOf(runbook: string): Promise<Sheet> {
  const file = new URL(`../../../out/${runbook}.permissions.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8")) as Sheet;
}

/** An identity that has what the permissions file of a runbook in out/ names, and no more. */
export async function identityOfSheet(runbook: string): Promise<IdentityInFile> {
  const { Permissions, Roles, ManualPermissions } = await sheetOf(runbook);
  // With MSOnline the evidence is in a folder, which no role of Azure opens.
  const usesStore =
    !runbook.startsWith("msonline/") && ManualPermissions.some((text) => text.startsWith("Evidence store:"));
  const ofStore = usesStore ? "contribute" : "none";
  return {
    permissions: Permissions.filter(({ Name }) => Name === "Microsoft Graph").flatMap(({ AppRoleAssignments }) =>
      AppRoleAssignments.map(({ Value }) => Value),
    ),
    manages: Permissions.flatMap(({ Name }) => (Name in services ? [services[Name as keyof typeof services]] : [])),
    directoryRoles: Roles.map(({ Name }) => Name),
    managementRoles: ManualPermissions.flatMap(managementRolesIn),
    evidence: ofStore,
    claims: ofStore,
  };
}

/** The same without a directory role: in a role group with the management roles that the file names. */
export async function identityOfRoleGroup(runbook: string): Promise<IdentityInFile> {
  const { ExchangeCmdlets } = await sheetOf(runbook);
  const managementRoles = [...new Set(ExchangeCmdlets.map(({ ManagementRole }) => ManagementRole))];
  return { ...(await identityOfSheet(runbook)), directoryRoles: [], managementRoles };
}

/** `Exchange Online: the Mailbox Search and Legal Hold roles, for ...`, and who sees the holds of cases. */
function managementRolesIn(text: string): readonly string[] {
  const named = /^Exchange Online: the (.+?) roles?,/.exec(text)?.[1]?.split(" and ") ?? [];
  return text.includes("eDiscovery Administrator") ? [...named, "eDiscovery Administrator"] : named;
}

/** The same identity with each thing taken away in turn, and what that is called. */
export function eachTakenAway(identity: IdentityInFile): readonly (readonly [lacks: string, IdentityInFile])[] {
  const lists = ["permissions", "manages", "directoryRoles", "managementRoles"] as const;
  const { evidence, claims } = identity;
  return [
    ...lists.flatMap((list) =>
      (identity[list] ?? []).map(
        (one) => [one, { ...identity, [list]: identity[list]?.filter((other) => other !== one) }] as const,
      ),
    ),
    ...(evidence === "contribute" ? [["evidence", { ...identity, evidence: "read" }] as const] : []),
    ...(claims === "contribute" ? [["claims", { ...identity, claims: "read" }] as const] : []),
  ];
}
