import type { State } from "../../state.ts";
import { shownDomain } from "./domains.ts";
import { graphErrors } from "./errors.ts";
import { one, page } from "./query.ts";
import { failed, type Asked, type Outcome, type Route } from "./route.ts";

const readers = [
  "Organization.Read.All",
  "Organization.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

export const organizationRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/organization",
    permissions: readers,
    answer: (tenant, { url }) => page(url, "organization", [shown(tenant)]),
  },
  { method: "GET", path: "/organization/{id}", permissions: readers, answer: get },
];

function get(tenant: State, { id, url }: Asked): Outcome {
  return id.toLowerCase() === tenant.tenantId.toLowerCase()
    ? one(url, "organization", shown(tenant))
    : failed(graphErrors.notFound(id));
}

/** The tenant itself; only its verified domains are shown. */
function shown(tenant: State): Readonly<Record<string, unknown>> {
  return {
    id: tenant.tenantId,
    displayName: tenant.organization.replace(/\.onmicrosoft\.com$/i, ""),
    tenantType: "AAD",
    verifiedDomains: [...tenant.objects.domains.values()]
      .filter(({ isVerified }) => isVerified)
      .map((domain) => shownDomain(tenant, domain))
      .map(({ id, isDefault, isInitial, authenticationType }) => ({
        name: id,
        type: authenticationType,
        isDefault,
        isInitial,
      })),
  };
}
