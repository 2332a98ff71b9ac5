import { findCmdlet } from "./catalog.ts";

/** A module that cannot be relied on to run any more. */
export interface RetiredModule {
  readonly name: string;
  /** What its commands are called like. */
  readonly commands: RegExp;
  readonly fate: string;
}

/** Azure/azure-docs-powershell-azuread, docs-conceptual/azureadps-2.0/migration-faq.yml. */
export const retiredModules: readonly RetiredModule[] = Object.freeze([
  { name: "MSOnline", commands: /^[a-z]+-Msol/i, fate: "retired on 30 May 2025" },
  { name: "AzureAD", commands: /^[a-z]+-AzureAD/i, fate: "deprecated on 30 March 2024" },
]);

/** What became of a cmdlet that Exchange Online retired, by the catalogue; those of a retired module go with it. */
export function retirementOf(cmdlet: string): string | undefined {
  if (retiredModules.some(({ commands }) => commands.test(cmdlet))) return undefined;
  // All cmdlets of mailbox searches ended together.
  const known =
    findCmdlet(cmdlet) ?? (/^[a-z]+-MailboxSearch$/i.test(cmdlet) ? findCmdlet("Get-MailboxSearch") : undefined);
  return known?.cmdlet.deprecated;
}
