import { errors } from "../exchange/errors.ts";

/** What is answered where a role is missing. */
export const roleErrors = {
  /** Exchange-state E4, and the shape of it for other parameters. */
  parameter: (cmdlet: string, parameter: string): string =>
    `The "${parameter}" parameter can't be used on the "${cmdlet}" cmdlet because it isn't present in the role definition for the current user. Check the management roles assigned to you, and try again.`,
  /** PowerShell's own words for a parameter that a command does not have. */
  hiddenParameter: (parameter: string): string =>
    `A parameter cannot be found that matches parameter name '${parameter}'.`,
  /** Those of the module are there whatever the roles, and ask the service (MicrosoftDocs/office-docs-powershell#7970, for both). */
  cmdlet: (cmdlet: string): string =>
    /^Get-EXO/i.test(cmdlet)
      ? `Error while querying REST service. HttpStatusCode=401 ErrorMessage={"error":{"code":"Unauthorized","message":"User is not allowed to call ${cmdlet.replace(/EXO/i, "")}"}}`
      : errors.sessionGone(cmdlet),
} as const;
