import type { ChosenRunbook } from "../../../src/azure/chosen-runbook.ts";
import { sha256 } from "../../../src/util/sha256.ts";

/** A script with the head of a compiled one. */
export const scriptText = (name: string): string => `# ${name}\nparam([string] $Mode = 'Preview')\n`;

/** A stand-in for its permissions file: scripts of an import look at nothing but its bytes. */
export const permissionsText = (name: string): string => `{ "of": "${name}" }\n`;

export function chosenRunbook(name: string, more: Partial<ChosenRunbook> = {}): ChosenRunbook {
  return {
    asked: name,
    name,
    synopsis: `Runs ${name}.`,
    file: `../${name}.ps1`,
    sha256: sha256(scriptText(name)),
    hash: sha256(`approved ${name}`),
    ticket: "CHG-1",
    reviewer: "Ada",
    dialect: "graph-rest",
    sealed: [],
    parameters: [
      { name: "Organization", isMandatory: true },
      { name: "EvidenceUri", isMandatory: false },
      { name: "Mode", isMandatory: false },
    ],
    permissions: {
      SchemaVersion: 2,
      Permissions: [
        {
          Name: "Office 365 Exchange Online",
          Id: "00000002-0000-0ff1-ce00-000000000000",
          AppRoleAssignments: [
            {
              Value: "Exchange.ManageAsApp",
              Reason: "Connects as the managed identity and runs Get-Mailbox, Remove-Mailbox.",
            },
          ],
        },
      ],
      Roles: [
        {
          Name: "Exchange Recipient Administrator",
          TemplateId: "31392ffb-586c-42d1-9346-e59415a2cc4e",
          Reason: "Runs Remove-Mailbox.",
        },
      ],
      ManualPermissions: [],
      ExchangeCmdlets: [
        { Name: "Get-Mailbox", Parameters: ["Identity"], ManagementRole: "View-Only Recipients" },
        { Name: "Remove-Mailbox", Parameters: ["PermanentlyDelete"], ManagementRole: "Mail Recipient Creation" },
      ],
    },
    permissionsFile: { file: `../${name}.permissions.json`, sha256: sha256(permissionsText(name)) },
    ...more,
  };
}

export const graphRunbook = (name: string): ChosenRunbook =>
  chosenRunbook(name, {
    dialect: "graph-sdk",
    parameters: [{ name: "Organization", isMandatory: true }],
    permissions: {
      SchemaVersion: 2,
      Permissions: [
        {
          Name: "Microsoft Graph",
          Id: "00000003-0000-0000-c000-000000000000",
          AppRoleAssignments: [{ Value: "User.Read.All", Reason: "To get deleted user." }],
        },
      ],
      Roles: [],
      ManualPermissions: [],
      ExchangeCmdlets: [],
    },
  });

/** One that signs in to Security & Compliance with the certificate of an app registration. */
export const purviewRunbook = (name: string): ChosenRunbook =>
  chosenRunbook(name, {
    permissions: {
      SchemaVersion: 2,
      Permissions: [
        {
          Name: "Microsoft Exchange Online Protection",
          Id: "00000007-0000-0ff1-ce00-000000000000",
          AppRoleAssignments: [{ Value: "Exchange.ManageAsApp", Reason: "Connects with a certificate." }],
        },
      ],
      Roles: [
        {
          Name: "Compliance Administrator",
          TemplateId: "17315797-102d-40b4-93e0-432062caca18",
          Reason: "Runs Set-CaseHoldPolicy.",
        },
      ],
      ManualPermissions: [],
      ExchangeCmdlets: [],
    },
  });
