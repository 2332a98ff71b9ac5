import type { Domain, State } from "../../state.ts";
import { graphErrors } from "./errors.ts";
import { one, page } from "./query.ts";
import { failed, type Asked, type Outcome, type Route } from "./route.ts";

const readers = ["Domain.Read.All", "Domain.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

export const domainRoutes: readonly Route[] = [
  { method: "GET", path: "/domains", permissions: readers, answer: list },
  { method: "GET", path: "/domains/{id}", permissions: readers, answer: get },
];

function list(tenant: State, { url }: Asked): Outcome {
  return page(
    url,
    "domains",
    [...tenant.objects.domains.values()].map((domain) => shownDomain(tenant, domain)),
  );
}

function get(tenant: State, { id, url }: Asked): Outcome {
  const domain = tenant.objects.domains.get(id.toLowerCase());
  return domain === undefined ? failed(graphErrors.notFound(id)) : one(url, "domains", shownDomain(tenant, domain));
}

/** A domain as Graph shows it. Which one is the default is not known of a tenant: its first is taken for it. */
export function shownDomain({ organization }: State, domain: Domain): Readonly<Record<string, unknown>> {
  const isInitial = domain.id.toLowerCase() === organization.toLowerCase();
  return {
    authenticationType: domain.authenticationType,
    availabilityStatus: null,
    id: domain.id,
    isAdminManaged: true,
    isDefault: isInitial,
    isInitial,
    isRoot: true,
    isVerified: domain.isVerified,
    supportedServices: ["Email"],
  };
}
