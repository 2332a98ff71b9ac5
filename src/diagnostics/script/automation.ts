import { error, warning, type DiagnosticKind } from "../kind.ts";

/** Norms of Azure Automation, and of the PowerShell and the modules that a runtime has. */
export const automation = {
  "hidden-character": error<{ character: string; what: string }>(
    ({ character, what }) => `Here stands ${character}, ${what}. Type what is meant, or take it out.`,
  ),
  "newer-syntax": error<{ syntax: string; instead: string; runtimes: string }>(
    ({ syntax, instead, runtimes }) =>
      `${syntax} is of PowerShell 7 alone: Windows PowerShell (${runtimes}) refuses the script for it, or reads it otherwise. ${instead}, or leave that runtime out.`,
  ),
  "newer-parameter": error<{ cmdlet: string; parameter: string; runtimes: string }>(
    ({ cmdlet, parameter, runtimes }) =>
      `-${parameter} of ${cmdlet} came later than what ${runtimes} has: do it without the parameter, or ask $PSVersionTable first.`,
  ),
  "newer-module": error<{ module: string; version: string; needs: string; newest: string; runtimes: string }>(
    ({ module, version, needs, newest, runtimes }) =>
      `${module} ${version} loads in PowerShell ${needs} and later, so ${runtimes} cannot load it: ask for ${newest}, or for another runtime.`,
  ),
  "two-sdks-in-process": error<{ name: string; sdk: string; beside: string; instead: string }>(
    ({ name, sdk, beside, instead }) =>
      `Loading ${sdk} with ${name} beside ${beside} puts two versions of one library into a process, and the second to connect fails. Use ${instead}.`,
  ),
  "pipeline-blocks": error<{ blocks: string }>(
    ({ blocks }) =>
      `The script's top level is divided into blocks (${blocks}), and such a runbook is reported not to work in Azure Automation: write the statements without them.`,
  ),
  "inline-child": error<{ child: string; runtimes: string }>(
    ({ child, runtimes }) =>
      `${child} does not lie beside a runbook of ${runtimes}: start it with Start-AutomationRunbook, or put its functions into this script.`,
  ),
  "unpassable-parameter": error<{ parameter: string; said: string; next: string }>(
    ({ parameter, said, next }) => `A job cannot be given the parameter ${parameter}: ${said}. ${next}.`,
  ),
  "unattended-prompt": error<{ call: string; says: string; next: string }>(
    ({ call, says, next }) => `Nobody answers in a job, and ${call} ${says}. ${next}.`,
  ),
  "ignored-attribute": warning<{ attribute: string; parameter: string; next: string }>(
    ({ attribute, parameter, next }) =>
      `Azure Automation does not support ${attribute} at the parameter ${parameter}. ${next}.`,
  ),
  "requires-statement": warning<{ statement: string }>(
    ({ statement }) =>
      `"${statement}" is not supported in Azure Automation: it may fail, or be ignored. Look at $PSVersionTable and at the module that was loaded in the script itself, and throw.`,
  ),
  "unpinned-module": warning<{ module: string }>(
    ({ module }) =>
      `Any version of ${module} will do here, and a job gets the one that another job of the process has loaded: name one with -RequiredVersion.`,
  ),
  "lost-output": warning<{ command: string }>(
    ({ command }) =>
      `What ${command} writes does not arrive in a job: use Write-Output for results, Write-Warning for what a person must see, Write-Verbose for the rest.`,
  ),
  "non-ascii-script": warning<{ what: string; consequence: string }>(
    ({ what, consequence }) => `The script ${what}. ${consequence}: write it in ASCII, with [char]0x00E4 and the like.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
