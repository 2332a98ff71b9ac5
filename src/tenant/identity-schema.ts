import { z } from "zod";
import { identityOfRunbooks } from "./identity.ts";

const usual = identityOfRunbooks("");

const texts = (of: readonly string[], description: string) =>
  z
    .array(z.string())
    .default([...of])
    .describe(description);
const access = (description: string) =>
  z.enum(["contribute", "read", "none"]).default("contribute").describe(description);

const certificate = z.strictObject({
  name: z.string().describe("Its name in the Automation account."),
  thumbprint: z.string().default("0".repeat(40)).describe("Its thumbprint."),
});

const withheld = z.strictObject({
  cmdlet: z.string().describe("A cmdlet that no role has."),
  parameters: z.array(z.string()).optional().describe("These parameters of it alone."),
});

/** Who acts on the tenant, as a file says it; what it leaves out is as the permissions of the runbooks have it. */
export const identitySchema = z.strictObject({
  appId: z.guid().default(usual.appId).describe("Its application id."),
  isSwitchedOn: z.boolean().default(usual.isSwitchedOn).describe("The managed identity of the account is on."),
  userAssigned: texts(usual.userAssigned, "The client ids of identities that are assigned beside it."),
  permissions: texts(usual.permissions, "Its application permissions in Microsoft Graph."),
  manages: z
    .array(z.enum(["exchange", "purview"]))
    .default([...usual.manages])
    .describe("Of which it has the permission Exchange.ManageAsApp."),
  directoryRoles: texts(usual.directoryRoles, "Its directory roles, by name: Exchange Recipient Administrator ..."),
  exchangeRoles: z
    .array(z.string())
    .optional()
    .describe("Its management roles in Exchange Online, all of them. Without it, those of its directory roles."),
  managementRoles: texts(
    usual.managementRoles,
    "Its management roles beside those of its directory roles: Legal Hold, Mailbox Search ...; and eDiscovery Administrator.",
  ),
  withheld: z.array(withheld).default([]).describe("What the organization has taken out of the roles."),
  certificates: z.array(certificate).default([]).describe("The certificates of the Automation account."),
  evidence: access("What it may do with the container for evidence."),
  claims: access("What it may do with the container for claims."),
});
