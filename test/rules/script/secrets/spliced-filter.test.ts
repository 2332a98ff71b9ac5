import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "spliced-filter";

it.each([
  ["a constant", "Get-Mailbox -Filter \"Alias -eq 'alice'\""],
  ["a filter that was given whole", "param($Filter)\nGet-Mailbox -Filter $Filter"],
  ["a value that is escaped", 'param($Name)\nGet-Mailbox -Filter "Name -eq \'$($Name -replace "\'", "\'\'")\'"'],
  [
    "a value that was escaped before",
    'param($Name)\n$safe = $Name.Replace("\'", "\'\'")\nGet-Mailbox -Filter "Name -eq \'$safe\'"',
  ],
  [
    "a value that is escaped in its format",
    "param($Name)\nGet-Mailbox -Filter ('Name -eq ''{0}''' -f ($Name -replace '''', ''''''))",
  ],
  ["a GUID as a parameter", "param([guid] $Id)\nGet-Mailbox -Filter \"ExchangeGuid -eq '$Id'\""],
  ["a cast", "param($Id)\nGet-Mailbox -Filter \"ExchangeGuid -eq '$([guid] $Id)'\""],
  ["a GUID of what was found", "Get-Mailbox -Filter \"ExchangeGuid -eq '$($mailbox.ExchangeGuid)'\""],
  [
    "a date",
    "$limit = (Get-Date).AddDays(-30)\nGet-Mailbox -SoftDeletedMailbox -Filter \"WhenSoftDeleted -lt '$limit'\"",
  ],
  ["one of listed values", "foreach ($type in 'Room', 'User') { Get-Mailbox -Filter \"Type -eq '$type'\" }"],
  ["a parameter of listed values", "param([ValidateSet('a', 'b')] $Type)\nGet-Mailbox -Filter \"Type -eq '$Type'\""],
  [
    "a value whose form was asked for",
    "param($Id)\nif ($Id -notmatch '^\\w+$') { throw 'no' }\nGet-Mailbox -Filter \"Id -eq '$Id'\"",
  ],
  ["a filter of files", 'param($Ext)\nGet-ChildItem -Filter "*.$Ext"'],
  ["an address without a filter", 'param($Id)\nInvoke-MgGraphRequest -Uri "/v1.0/users/$Id"'],
  ["a value before the filter", 'param($Base)\nInvoke-RestMethod -Uri "$Base/users?`$filter=accountEnabled eq true"'],
  [
    "an escaped address",
    "param($Name)\nInvoke-RestMethod -Uri \"/users?`$filter=displayName eq '$([uri]::EscapeDataString($Name))'\"",
  ],
  [
    "a search without its quotation marks",
    'param($Name)\n$safe = $Name -replace \'"\'\nGet-MgUser -Search "displayName:$safe"',
  ],
  ["a search for a date", 'param([datetime] $From)\nNew-ComplianceSearch -Name a -ContentMatchQuery "received>=$From"'],
  [
    "a search for the address of what was found",
    'New-ComplianceSearch -ContentMatchQuery "from:$($mailbox.PrimarySmtpAddress)"',
  ],
  ["a search of something else", 'param($Name)\nFind-Thing -Search "name:$Name"'],
  [
    "a GUID of each that is asked for",
    "param([guid[]] $Ids)\n$filter = @($Ids | ForEach-Object { \"ExchangeGuid -eq '$_'\" }) -join ' -or '\nGet-Mailbox -Filter $filter",
  ],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["a parameter", "param($Name)\nGet-Mailbox -Filter \"Name -eq '$Name'\"", /Get-Mailbox takes \$Name as it is/],
  ["a text as a parameter", "param([string] $Name)\nGet-Recipient -Filter \"Name -eq '$Name'\"", /Get-Recipient/],
  ["a sum", "param($Name)\nGet-Mailbox -Filter ('Name -eq ''' + $Name + '''')", /\$Name/],
  ["a format", "param($Name)\nGet-Mailbox -Filter ('Name -eq ''{0}''' -f $Name)", /\$Name/],
  [
    "a variable with the filter",
    "param($Name); $filter = \"Name -eq\n'$Name'\"\nGet-Mailbox -Filter $filter",
    /\$Name/,
  ],
  ["a cell", "Import-Csv a.csv | ForEach-Object {\nGet-Mailbox -Filter \"Name -eq '$($_.Name)'\" }", /_\.Name/],
  ["a property of what was found", "\nGet-Mailbox -Filter \"DisplayName -eq '$($user.DisplayName)'\"", /DisplayName/],
  ["an answer of a person", "$name = Read-Host\nGet-Mailbox -Filter \"Name -eq '$name'\"", /\$name/],
  ["a search of Graph", 'param($Name)\nGet-MgUser -Search "`"displayName:$Name`""', /Take them out with -replace '"'/],
  [
    "a search of Purview",
    "param($Name)\nNew-ComplianceSearch -Name a -ContentMatchQuery \"subject:'$Name'\"",
    /\$Name/,
  ],
  ["a lookup of Graph", "param($Name)\nGet-MgUser -Filter \"displayName eq '$Name'\"", /Get-MgUser/],
  [
    "a group of recipients",
    "param($Team)\nNew-DynamicDistributionGroup -Name a -RecipientFilter \"Department -eq '$Team'\"",
    /New-D/,
  ],
  [
    "an address",
    "param($Name)\nInvoke-RestMethod -Uri \"/users?`$filter=displayName eq '$Name'\"",
    /Invoke-RestMethod/,
  ],
  [
    "an address in a table",
    "param($Name)\n$ask = @{ Uri = \"/users?`$filter=displayName eq '$Name'\" }; curl @ask",
    /curl/,
  ],
  ["another replacement", "param($Name)\nGet-Mailbox -Filter \"Name -eq '$($Name -replace ' ', '')'\"", /Name/],
])("finds %s", async (_, text, says) => {
  await expectFindings(code, text, [[2, says]]);
});
