import type { Environment } from "../engine/executable.ts";
import { identityEndpoint } from "../tenant/directory/managed-identity.ts";

/** The environment of a job of Azure Automation: the endpoint of the managed identity is the tenant's. */
export const jobEnvironment = (environment: Environment): Environment => ({
  ...environment,
  IDENTITY_ENDPOINT: identityEndpoint.uri,
  IDENTITY_HEADER: identityEndpoint.header,
  POWERSHELL_TELEMETRY_OPTOUT: "1",
  POWERSHELL_UPDATECHECK: "Off",
});
