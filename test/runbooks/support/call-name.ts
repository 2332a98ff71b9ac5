import { destinationOf } from "../../../src/rehearse/destination.ts";
import { webCommand } from "../../../src/rehearse/web-command.ts";
import { requestIn } from "../../../src/rehearse/web-request.ts";
import type { Call } from "../../../src/tenant/call.ts";

const directory: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\.0\/domains\/[^/]+$/, "domain"],
  [/^\/v1\.0\/users\/[^/]+$/, "user"],
  [/^\/v1\.0\/users\/[^/]+\/transitiveMemberOf\//, "roles"],
  [/^\/v1\.0\/directory\/deletedItems\/microsoft\.graph\.user$/, "deleted users"],
  [/^\/v1\.0\/directory\/deletedItems\/[^/]+(\/microsoft\.graph\.user)?$/, "deleted user"],
];

/** The name of a call: of a cmdlet its own; `DELETE user` of a request to the directory, of any other its method and its host. */
export function nameOf(call: Call): string {
  if (!webCommand.test(call.name)) return call.name;
  const { method, url } = requestIn(call);
  const { pathname, host } = new URL(url);
  const [, asked = host] =
    destinationOf(call) === "graph" ? (directory.find(([path]) => path.test(pathname)) ?? []) : [];
  return `${method} ${asked}`;
}
