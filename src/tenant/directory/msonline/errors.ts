/** What MSOnline says, as users report it. */
export const msonlineErrors = {
  notConnected: "You must call the Connect-MsolService cmdlet before calling any other cmdlets.",
  /** AzureAD/azure-activedirectory-powershell#33. */
  denied: "Access Denied. You do not have permissions to call this cmdlet.",
  /** Timmcmic's post of 2018-06-26 on Get-MsolUser. */
  userNotFound: (identity: string): string => `User Not Found. User: ${identity}.`,
  /** From memory. */
  domainNotFound: "This domain does not exist. Check the name and try again.",
  /** PowerShell's own words, where a question is asked and nobody is there. */
  nobodyAnswers:
    "A command that prompts the user failed because the host program or the command type does not support user interaction.",
} as const;
