/** How to export what a rehearsal goes by. */
export const exportCommands = {
  mailboxes:
    "Get-Mailbox -SoftDeletedMailbox -ResultSize Unlimited | ConvertTo-Json | Set-Content -Encoding UTF8 mailboxes.json",
  others:
    "Get-Mailbox -ResultSize Unlimited | ConvertTo-Json | Set-Content -Encoding UTF8 active.json; say other recipients in a tenant file that is given as well.",
  users:
    "Get-MgDirectoryDeletedItemAsUser -All -Property Id,UserPrincipalName,DisplayName,AccountEnabled,OnPremisesSyncEnabled,DeletedDateTime | ConvertTo-Json | Set-Content -Encoding UTF8 users.json",
  organization:
    "Get-OrganizationConfig | Select-Object Name, InPlaceHolds | ConvertTo-Json | Set-Content -Encoding UTF8 organization.json",
  policies:
    "Get-RetentionCompliancePolicy -DistributionDetail | ConvertTo-Json | Set-Content -Encoding UTF8 policies.json, and Get-AppRetentionCompliancePolicy -DistributionDetail likewise",
  rules: "Get-RetentionComplianceRule | ConvertTo-Json | Set-Content -Encoding UTF8 rules.json",
  caseHolds:
    "Get-ComplianceCase | ForEach-Object { Get-CaseHoldPolicy -Case $_.Identity -DistributionDetail } | ConvertTo-Json | Set-Content -Encoding UTF8 case-holds.json",
  domains: "Get-MgDomain | ConvertTo-Json | Set-Content -Encoding UTF8 domains.json",
  roles:
    "Get-ManagementRoleAssignment -RoleAssignee NAME -Delegating $false | Select-Object Role, RoleAssigneeName, RoleAssigneeType, Enabled | ConvertTo-Json | Set-Content -Encoding UTF8 roles.json",
} as const;

/** What no export has: a file of one's own may say it. */
export const sayInTenantFile = "Say it in a tenant file that is given as well.";
