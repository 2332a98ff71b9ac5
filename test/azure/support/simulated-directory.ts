import type { AppRoleAssignment, Organization, Principal } from "./simulated-organization.ts";
import type { Answer, Request } from "./simulation-server.ts";

/** The fewest that a page may have, so that there are several. */
const pageSize = 1;

/** What Microsoft Graph answers, v1.0, as far as grants come to it. */
export function directoryAnswer(now: Organization, { method, path, body }: Request): Answer<Organization> {
  const url = new URL(path, "https://graph.microsoft.com");
  const route = `${method} ${decodeURIComponent(url.pathname).replace(/^\/v1\.0\//, "")}`;
  const answer = (value: unknown, state: Organization = now): Answer<Organization> => ({
    state,
    status: 200,
    body: value,
  });

  const [, appId] = /^GET servicePrincipals\(appId='([-0-9a-f]+)'\)$/.exec(route) ?? [];
  if (appId !== undefined) {
    const found = Object.entries(now.principals).find(([, one]) => one.appId === appId);
    return found === undefined ? refused(now, 404) : answer(shown(...found));
  }
  const [, id = "", rest] = /^\w+ servicePrincipals\/([-0-9a-f]+)(\/appRoleAssignments)?$/.exec(route) ?? [];
  const principal = now.principals[id];
  if (id !== "" && principal === undefined) return refused(now, 404);
  if (principal !== undefined && rest === undefined) return answer(shown(id, principal));
  if (principal !== undefined && method === "GET") return assignmentsOf(now, id, url);
  if (method === "GET" && route.endsWith("roleManagement/directory/roleAssignments"))
    return answer({
      value: now.directoryRoles.map((roleDefinitionId) => ({ roleDefinitionId, directoryScopeId: "/" })),
    });
  if (method !== "POST") return refused(now, 404);

  if (!now.mayGrant) return refused(now, 403);
  const given = JSON.parse(body) as AppRoleAssignment & { readonly roleDefinitionId?: string };
  if (given.roleDefinitionId !== undefined)
    return answer({}, { ...now, directoryRoles: [...now.directoryRoles, given.roleDefinitionId] });
  if (now.appRoles.some((one) => one.resourceId === given.resourceId && one.appRoleId === given.appRoleId))
    return refused(now, 400, "Permission being assigned already exists on the object");
  return answer({}, { ...now, appRoles: [...now.appRoles, { ...given, hidden: now.lag }] });
}

function assignmentsOf(now: Organization, id: string, url: URL): Answer<Organization> {
  const skipped = Number(url.searchParams.get("$skiptoken") ?? "0");
  const shownNow = now.appRoles.filter((one) => one.principalId === id && (one.hidden ?? 0) === 0);
  const next = `https://graph.microsoft.com/v1.0/servicePrincipals/${id}/appRoleAssignments?$skiptoken=${skipped + pageSize}`;
  const value = shownNow.slice(skipped, skipped + pageSize).map(({ resourceId, appRoleId }) => ({
    resourceId,
    appRoleId,
    resourceDisplayName: now.principals[resourceId]?.displayName,
  }));
  const appRoles = now.appRoles.map((one) => ({ ...one, hidden: Math.max(0, (one.hidden ?? 0) - 1) }));
  const isLast = skipped + pageSize >= shownNow.length;
  return {
    state: { ...now, appRoles },
    status: 200,
    body: { value, ...(isLast ? {} : { "@odata.nextLink": next }) },
  };
}

const codes: Readonly<Record<number, string>> = {
  400: "Request_BadRequest",
  403: "Authorization_RequestDenied",
  404: "Request_ResourceNotFound",
};

const refused = (state: Organization, status: number, message = "Invented."): Answer<Organization> => ({
  state,
  status,
  body: { error: { code: codes[status], message } },
});

const shown = (id: string, { appRoles = {}, ...principal }: Principal): unknown => ({
  id,
  ...principal,
  appRoles: Object.entries(appRoles).map(([value, roleId]) => ({
    id: roleId,
    value,
    allowedMemberTypes: ["Application"],
  })),
});
