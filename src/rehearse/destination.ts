import { findCmdlet } from "../catalog/catalog.ts";
import type { Call } from "../tenant/call.ts";
import { isSame, graphResource } from "../tenant/directory/token.ts";
import { webCommand } from "./web-command.ts";
import { isStore } from "./web-request.ts";

/** Where a call goes: to a service, to where one signs in, or nowhere, because the process answers itself. */
export type Destination =
  /** Cmdlets of Exchange Online and of Microsoft Purview, which are of one module. */
  | "exchange"
  /** Cmdlets of the directory's modules: the Graph SDK, and MSOnline. */
  | "directory-module"
  /** Microsoft Graph over HTTP. */
  | "graph"
  | "store"
  | "sign-in"
  | "process";

const signIn = /^connect-/i;
const process =
  /^(disconnect-|(Import-Module|Get-ConnectionInformation|Get-MgContext|Get-Command|Get-AutomationCertificate)$)/i;

export function destinationOf({ name, parameters }: Call): Destination {
  if (signIn.test(name)) return "sign-in";
  if (process.test(name)) return "process";
  if (webCommand.test(name)) return placeOf(String(parameters["Uri"]));
  return /^(MSOnline|Microsoft\.Graph)/i.test(findCmdlet(name)?.module ?? "") ? "directory-module" : "exchange";
}

function placeOf(url: string): Destination {
  const { hostname, origin } = new URL(url);
  if (isStore(hostname)) return "store";
  return isSame(origin, graphResource) ? "graph" : "sign-in";
}
