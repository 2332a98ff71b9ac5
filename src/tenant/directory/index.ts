import type { HttpService } from "../http.ts";
import { graph } from "./graph/graph.ts";
import { identityEndpoint, managedIdentity } from "./managed-identity.ts";
import { signIn } from "./sign-in.ts";

const services: ReadonlyMap<string, HttpService> = new Map([
  [new URL(identityEndpoint.uri).host, managedIdentity],
  ["login.microsoftonline.com", signIn],
  ["graph.microsoft.com", graph],
]);

/** The service of the directory that is at an address; undefined where none is. */
export const directoryServiceAt = (url: string): HttpService | undefined => services.get(new URL(url).host);
