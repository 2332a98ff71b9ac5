import { error, warning, type DiagnosticKind } from "../kind.ts";

/** Norms of calls: that the command, its parameters and their values are there. */
export const commands = {
  "unknown-command": error<{ command: string; of: string; hint: string; next: string }>(
    ({ command, of, hint, next }) => `${command} is no command ${of}.${hint} ${next}`,
  ),
  "unknown-command-parameter": error<{ cmdlet: string; parameter: string; hint: string }>(
    ({ cmdlet, parameter, hint }) =>
      `${cmdlet} has no parameter -${parameter}.${hint} See "purgebook catalog show ${cmdlet}".`,
  ),
  "ambiguous-parameter": error<{ cmdlet: string; parameter: string; meant: string }>(
    ({ cmdlet, parameter, meant }) =>
      `-${parameter} of ${cmdlet} can mean ${meant}, and PowerShell refuses the call: write the whole name.`,
  ),
  "on-premises-only-parameter": error<{ cmdlet: string; parameter: string }>(
    ({ cmdlet, parameter }) =>
      `-${parameter} of ${cmdlet} is there in Exchange Server alone, and Exchange Online refuses the call: see "purgebook catalog show ${cmdlet}" for what the cloud has.`,
  ),
  "missing-mandatory-parameter": error<{ cmdlet: string; missing: string }>(
    ({ cmdlet, missing }) =>
      `${cmdlet} cannot run without ${missing}: give it. Where nobody can be asked, the call fails. See "purgebook catalog show ${cmdlet}".`,
  ),
  "unresolved-parameter-set": error<{ cmdlet: string; parameters: string }>(
    ({ cmdlet, parameters }) =>
      `No parameter set of ${cmdlet} takes ${parameters} together, and PowerShell refuses the call: split it into two. See "purgebook catalog show ${cmdlet}".`,
  ),
  "wrong-argument": error<{ cmdlet: string; parameter: string; value: string; why: string }>(
    ({ cmdlet, parameter, value, why }) => `${parameter} of ${cmdlet} cannot take ${value}: ${why}.`,
  ),
  "two-hold-switches": error<{ switches: string }>(
    ({ switches }) =>
      `Set-Mailbox takes one of ${switches} in a call, since each is of a parameter set of its own: make a call for each of them.`,
  ),
  "inert-whatif": warning<{ cmdlet: string; said: string }>(
    ({ cmdlet, said }) =>
      `-WhatIf of ${cmdlet} ${said}: the call may act all the same. Do not make the call in a dry run; let a parameter of the script decide.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
