import { deletedUserRoutes } from "./deleted-users.ts";
import { domainRoutes } from "./domains.ts";
import { organizationRoutes } from "./organization.ts";
import type { Route } from "./route.ts";
import { userRoutes } from "./users.ts";

const routes: readonly Route[] = [...userRoutes, ...deletedUserRoutes, ...domainRoutes, ...organizationRoutes];

/** The operation at an address, with the id in its path; undefined where there is none. */
export function routeOf(method: string, path: string): { readonly route: Route; readonly id: string } | undefined {
  const parts = path.split("/").map(decodeURIComponent);
  for (const route of routes) {
    const id = route.method === method.toUpperCase() ? idIn(`/v1.0${route.path}`.split("/"), parts) : undefined;
    if (id !== undefined) return { route, id };
  }
  return undefined;
}

/** What stands at `{id}` where the parts match; empty where there is no such place. */
function idIn(wanted: readonly string[], parts: readonly string[]): string | undefined {
  const matches =
    wanted.length === parts.length &&
    wanted.every((part, at) => (part === "{id}" ? parts[at] !== "" : part.toLowerCase() === parts[at]?.toLowerCase()));
  return matches ? (parts[wanted.indexOf("{id}")] ?? "") : undefined;
}
