/** What Exchange Online was seen to answer, word for word; placeholders are filled in. */
export const serviceErrors = {
  matchesSeveral: "The operation couldn't be performed because 'Soft Deleted Objects\\user1' matches multiple entries.",
  softDeletedUser:
    "The operation couldn't be performed because there is a soft deleted user; please remove the soft deleted user and then try again",
  writingScope: "The operation couldn't be performed because it is outside the writing scope of this server",
  outOfWriteScope:
    "|System.InvalidOperationException|The operation on mailbox \"user1\" failed because it's out of the current user's write scope. The action 'Remove-Mailbox', 'PermanentlyDelete', can't be performed on the object 'user1' because the object is being synchronized from your on-premises organization. This action should be performed on the object in your on-premises organization.",
  curlyWriteScope:
    '|System.InvalidOperationException|The operation on mailbox "user1" failed because it\u2019s out of the current user\u2019s write scope.',
  role: 'The "Disconnect" parameter can\'t be used on the "Remove-Mailbox" cmdlet because it isn\'t present in the role definition for the current user. Check the management roles assigned to you, and try again.',
  federated:
    "The parameters passed to the cmdlet represent a managed account, which doesn't match the namespace state, which is federated.",
  notFound: (id: string) =>
    `Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object '${id}' couldn't be found on 'DB6PR01.EURPR01.PROD.OUTLOOK.COM'.`,
  throttled: "You have reached the maximum number of concurrent requests per tenant. Please wait and try again",
  busy: "Response status code does not indicate success: (503). Retry-After: 700",
  tokenDied:
    "The term 'Get-Mailbox' is not recognized as the name of a cmdlet, function, script file, or operable program.",
  /** What a role that lacks a cmdlet looks like: the module does not offer it. */
  cmdletNotOffered:
    "The term 'Remove-Mailbox' is not recognized as a name of a cmdlet, function, script file, or executable program.",
  appRole:
    "The role assigned to application 11111111-1111-1111-1111-111111111111 isn't supported in this scenario. Please check online documentation for assigning correct Directory Roles to Azure AD Application for EXO App-Only Authentication.",
  unheardOf: "Something nobody has seen before happened.",
};
