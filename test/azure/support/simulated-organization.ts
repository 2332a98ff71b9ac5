import { managementRoles, offers, type RoleEntry } from "../../../src/service/management-roles.ts";
import { directoryAnswer } from "./simulated-directory.ts";
import type { Answer, Request } from "./simulation-server.ts";

/** The tenant and the account that are meant, and the identity that they have. */
export const tenantId = "10000000-0000-4000-8000-000000000001";
export const principalId = "20000000-0000-4000-8000-000000000002";
export const applicationId = "30000000-0000-4000-8000-000000000003";

/** An organization as Microsoft Graph and Exchange Online PowerShell show it, as far as grants come to it. Where its errors are invented, they say so. */
export interface Organization {
  /** What Connect-MgGraph left; nothing where nobody connected. */
  readonly graph: { readonly TenantId: string; readonly Scopes: readonly string[] } | undefined;
  /** The service principals of the directory, by object id. */
  readonly principals: Readonly<Record<string, Principal>>;
  /** By object id of the principal. */
  readonly appRoles: readonly AppRoleAssignment[];
  readonly directoryRoles: readonly string[];
  /** False where who signed in may grant nothing in the directory. */
  readonly mayGrant: boolean;
  /** How many looks pass until a new grant shows. */
  readonly lag: number;
  /** The tenants of the open connections to Exchange Online. */
  readonly connections: readonly string[];
  /** The cmdlets that the session has. */
  readonly cmdlets: readonly string[];
  /** What the management roles offer. */
  readonly roles: Readonly<Record<string, readonly RoleEntry[]>>;
  readonly exchangePrincipals: readonly ExchangePrincipal[];
  readonly groups: Readonly<Record<string, RoleGroup>>;
}

export interface Principal {
  readonly appId: string;
  readonly displayName: string;
  readonly servicePrincipalType: string;
  /** Id by value. */
  readonly appRoles?: Readonly<Record<string, string>>;
}

export interface AppRoleAssignment {
  readonly principalId: string;
  readonly resourceId: string;
  readonly appRoleId: string;
  /** The looks that still miss it. */
  readonly hidden?: number;
}

interface ExchangePrincipal {
  readonly AppId: string;
  readonly ObjectId: string;
  readonly DisplayName: string;
}

export interface RoleGroup {
  readonly roles: readonly string[];
  /** Identities. */
  readonly members: readonly string[];
}

export const graphResource = "40000000-0000-4000-8000-000000000004";
export const exchangeResource = "50000000-0000-4000-8000-000000000005";
export const protectionResource = "60000000-0000-4000-8000-000000000006";

const lookingCmdlets = [
  "Get-ConnectionInformation",
  "Get-ManagementRole",
  "Get-ManagementRoleAssignment",
  "Get-RoleGroup",
  "Get-RoleGroupMember",
  "Get-ServicePrincipal",
];
const grantingCmdlets = [
  "Add-RoleGroupMember",
  "New-ManagementRoleAssignment",
  "New-RoleGroup",
  "New-ServicePrincipal",
];

/** An organization just after main.bicep, with somebody in the session who may do all. */
export const freshOrganization: Organization = {
  graph: {
    TenantId: tenantId,
    Scopes: ["openid", "Application.Read.All", "AppRoleAssignment.ReadWrite.All"],
  },
  principals: {
    [principalId]: { appId: applicationId, displayName: "purges", servicePrincipalType: "ManagedIdentity" },
    [graphResource]: {
      appId: "00000003-0000-0000-c000-000000000000",
      displayName: "Microsoft Graph",
      servicePrincipalType: "Application",
      appRoles: {
        "User.Read.All": "df021288-bdef-4463-88db-98f22de89214",
        "Mail.Send": "b633e1c5-b582-4048-a93e-9f11b44c7e96",
      },
    },
    [exchangeResource]: {
      appId: "00000002-0000-0ff1-ce00-000000000000",
      displayName: "Office 365 Exchange Online",
      servicePrincipalType: "Application",
      appRoles: { "Exchange.ManageAsApp": "dc50a0fb-09a3-484d-be87-e023b12c6440" },
    },
    [protectionResource]: {
      appId: "00000007-0000-0ff1-ce00-000000000000",
      displayName: "Microsoft Exchange Online Protection",
      servicePrincipalType: "Application",
      appRoles: { "Exchange.ManageAsApp": "455e5cd2-84e8-4751-8344-5672145dfa17" },
    },
  },
  appRoles: [],
  directoryRoles: [],
  mayGrant: true,
  lag: 0,
  connections: [tenantId],
  cmdlets: [...lookingCmdlets, ...grantingCmdlets],
  roles: managementRoles,
  exchangePrincipals: [],
  groups: { "View-Only Organization Management": { roles: ["View-Only Recipients"], members: ["Grace"] } },
};

/** The same, as somebody sees it who may only look. */
export const onlyLooking = (organization: Organization): Organization => ({ ...organization, cmdlets: lookingCmdlets });

/** Requests that change something: of Graph all but GET, of the cmdlets all but Get. */
export const isChange = ({ method, path }: Request): boolean =>
  path.startsWith("/cmdlets/") ? !path.startsWith("/cmdlets/Get-") : method !== "GET";

export function organizationAnswer(organization: Organization, request: Request): Answer<Organization> {
  const [, cmdlet] = /^\/cmdlets\/([\w-]+)$/.exec(request.path) ?? [];
  return cmdlet === undefined
    ? directoryAnswer(organization, request)
    : cmdletAnswer(organization, cmdlet, JSON.parse(request.body) as Parameters);
}

type Parameters = Readonly<Record<string, string & readonly string[]>>;

/** What a service principal is called within Exchange Online. */
const identityOf = ({ ObjectId }: ExchangePrincipal): string => `exchange-${ObjectId}`;

function cmdletAnswer(now: Organization, cmdlet: string, given: Parameters): Answer<Organization> {
  const answer = (value: readonly unknown[], state: Organization = now): Answer<Organization> => ({
    state,
    status: 200,
    body: { value },
  });
  const refused = (said: string): Answer<Organization> => ({ state: now, status: 400, body: said });
  const { Identity = "", Name = "", Role = "", Roles = [], Member = "", SecurityGroup = "" } = given;
  const withGroup = (name: string, group: RoleGroup): Organization => ({
    ...now,
    groups: { ...now.groups, [name]: group },
  });
  switch (cmdlet) {
    case "Get-Command":
      return answer(now.cmdlets);
    case "Get-MgContext":
      return answer(now.graph === undefined ? [] : [now.graph]);
    case "Get-ConnectionInformation":
      return answer(now.connections.map((TenantID) => ({ State: "Connected", TenantID })));
    case "Get-ManagementRole": {
      const { Cmdlet = "", CmdletParameters = [] } = given;
      const roles = Object.keys(now.roles).filter((role) =>
        now.roles[role]?.some(
          (entry) => entry.cmdlet === Cmdlet && CmdletParameters.every((one) => offers(entry, one)),
        ),
      );
      return answer(roles.map((role) => ({ Name: role })));
    }
    case "Get-ServicePrincipal":
      return answer(now.exchangePrincipals.map((one) => ({ ...one, Identity: identityOf(one) })));
    case "Get-RoleGroup":
      return answer(Object.keys(now.groups).map((name) => ({ Name: name })));
    case "Get-ManagementRoleAssignment":
      return answer(
        Object.entries(now.groups).flatMap(([RoleAssigneeName, { roles }]) =>
          roles.map((role) => ({ Role: role, RoleAssigneeName })),
        ),
      );
    case "Get-RoleGroupMember":
      return answer((now.groups[Identity]?.members ?? []).map((name) => ({ Name: name, Identity: name })));
    case "New-ServicePrincipal": {
      const { AppId = "", ObjectId = "", DisplayName = "" } = given;
      const made = { AppId, ObjectId, DisplayName };
      return answer([made], { ...now, exchangePrincipals: [...now.exchangePrincipals, made] });
    }
    case "New-RoleGroup":
      if (Name in now.groups) return refused(`The role group "${Name}" is there already (invented).`);
      return answer([], withGroup(Name, { roles: [...Roles], members: [] }));
    case "New-ManagementRoleAssignment": {
      const { roles = [], members = [] } = now.groups[SecurityGroup] ?? {};
      return answer([], withGroup(SecurityGroup, { roles: [...roles, Role], members }));
    }
    case "Add-RoleGroupMember": {
      if (!now.exchangePrincipals.some((one) => identityOf(one) === Member))
        return refused(`Couldn't find object "${Member}" (invented).`);
      const { roles = [], members = [] } = now.groups[Identity] ?? {};
      if (members.includes(Member)) return refused(`"${Member}" is already a member (invented).`);
      return answer([], withGroup(Identity, { roles, members: [...members, Member] }));
    }
    default:
      return refused(`${cmdlet} is not simulated.`);
  }
}
