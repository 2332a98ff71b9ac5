import { approvals } from "./approvals.ts";
import { azure } from "./azure.ts";
import { error, warning, type DiagnosticKind } from "./kind.ts";
import { automation } from "./script/automation.ts";
import { commands } from "./script/commands.ts";
import { identity } from "./script/identity.ts";
import { safety } from "./script/safety.ts";
import { seals } from "./seals.ts";
import { scripts } from "./script/scripts.ts";
import { secrets } from "./script/secrets.ts";

export type { DiagnosticKind, Severity } from "./kind.ts";

/**
 * Every diagnostic that purgebook can give: its severity and its message, which says what is wrong and what to do next. An error
 * blocks all output of its runbook; a warning may stand where the procedure acknowledges it with a reason.
 * Each code has a page in docs/rules.
 */

interface Said {
  readonly said: string;
}
interface InStep {
  readonly step: string;
}

export const registry = {
  // Loading
  "file-not-found": error<{ file: string }>(
    ({ file }) =>
      `There is no procedure ${file}: name a *.runbook.ts file, or leave the name out to compile all of runbooks/.`,
  ),
  "load-failed": error<Said>(
    ({ said }) => `The procedure could not be loaded: ${said} Mend the module; it must load by itself in Node.`,
  ),
  "no-runbook": error<{ found: string }>(
    ({ found }) => `The default export is ${found}, not a runbook: write "export default runbook({ ... })".`,
  ),
  "invalid-definition": error<Said>(({ said }) => `The runbook's definition is not valid: ${said}.`),
  "procedure-failed": error<Said>(
    ({ said }) =>
      `The procedure function failed while its steps were read: ${said} It runs at compile time and may only call the DSL.`,
  ),
  "invalid-step": error<Said>(({ said }) => said),
  "invalid-value": error<Said>(({ said }) => said),
  "unknown-property": error<Said>(({ said }) => said),
  "duplicate-name": error<Said>(({ said }) => said),
  "duplicate-runbook": error<{ name: string; other: string }>(
    ({ name, other }) =>
      `${other} defines a runbook named ${name} too: give one of them another name, or they would overwrite each other.`,
  ),

  // Limits of Azure Automation and of the service
  "invalid-name": error<{ name: string }>(
    ({ name }) =>
      `"${name}" cannot name a runbook: use Verb-Noun, as in Remove-SoftDeletedMailbox, with letters, digits, dashes and underscores, at most 63 characters.`,
  ),
  "too-many-parameters": error<{ count: number }>(
    ({ count }) =>
      `The runbook has ${count} parameters and Azure Automation takes at most 50: join some into one JSON parameter, or split the runbook.`,
  ),
  "reserved-parameter": error<{ name: string; by: string }>(
    ({ name, by }) => `The parameter ${name} belongs to ${by}: leave it out or give it another name.`,
  ),
  "reserved-name": error<{ name: string; what: string; by: string }>(
    ({ name, what, by }) =>
      `The ${what} "${name}" would overwrite a variable of ${by}: PowerShell does not tell upper from lower case. Give it another name.`,
  ),
  "script-too-large": error<{ bytes: number }>(
    ({ bytes }) => `The script has ${bytes} bytes and Azure Automation takes at most 1,048,576: split the runbook.`,
  ),
  "no-steps": error<{ what: string }>(({ what }) => `${what} has no step: add at least one, or take it out.`),

  // Names within a procedure
  "unknown-name": error<{ what: string; name: string; hint: string }>(
    ({ what, name, hint }) => `There is no ${what} "${name}".${hint} Use one that purgebook exports.`,
  ),
  "unknown-reference": error<InStep & Said>(
    ({ step, said }) =>
      `"${step}" uses ${said}. Use what a step before it gave, in the same block or in one around it.`,
  ),

  // Obligations
  "needs-one-target": error<InStep & Said>(
    ({ step, said }) =>
      `"${step}" does not act on exactly one known object: ${said} Act on what findOne gave, found by ExchangeGuid, distinguished name or object id, and name it by the fresh object.`,
  ),
  "unknown-act": error<InStep & { act: string; target: string }>(
    ({ step, act, target }) =>
      `"${step}": purgebook does not know which guards ${act} needs on the ${target}, so it refuses to emit it. Use an act that it knows for this kind of object.`,
  ),
  "needs-guards": error<InStep & { missing: string }>(
    ({ step, missing }) =>
      `"${step}" acts on an object that these guards have not let pass: ${missing}. Add them to the check before it.`,
  ),
  "vacuous-guard": error<InStep & { guard: string; said: string }>(
    ({ step, guard, said }) =>
      `The guard ${guard} of "${step}" proves nothing: ${said}. Give it a value that does not come from the checked object.`,
  ),
  "needs-record": error<InStep & Said>(
    ({ step, said }) =>
      `"${step}" acts before the evidence is safe: ${said} Put run.record(...) between the check and this step.`,
  ),
  "needs-claim": error<InStep & { object: string; recorded: string }>(
    ({ step, object, recorded }) =>
      `"${step}" acts on "${object}", of which no claim keeps a second job off: the record claims "${recorded}" alone. Give "${object}" a run.record(...) of its own.`,
  ),
  "needs-gate": error<InStep & Said>(
    ({ step, said }) =>
      `"${step}" is there to look, but ${said}. Use run.change or run.destroy, which run in Execute only.`,
  ),
  "wrong-effect": error<InStep & Said>(({ step, said }) => `"${step}" is not what its call does: ${said}`),
  "needs-verify": error<InStep>(
    ({ step }) =>
      `"${step}" changes something, and nothing looks afterwards whether it happened: give it a look at the same object that says what must be so then.`,
  ),
  "needs-limit": error<InStep & Said>(
    ({ step, said }) =>
      `The loop "${step}" has no bound: ${said}. Loop over a param.targets parameter, with a param.integer parameter of a reasonable maximum as its cap.`,
  ),
  "invalid-loop": error<InStep & Said>(
    ({ step, said }) =>
      `The loop "${step}" cannot prove what became of its targets: ${said}. List the whole view, find each target in it, then check, record and destroy it.`,
  ),
  "needs-resume": error<InStep & Said>(
    ({ step, said }) => `After a stop, a second run could not get past "${step}": ${said}`,
  ),

  // Cmdlets
  "unknown-cmdlet": error<{ cmdlet: string; hint: string }>(
    ({ cmdlet, hint }) => `The catalogue has no cmdlet ${cmdlet}.${hint} Use one that "purgebook catalog show" knows.`,
  ),
  "unknown-parameter": error<{ cmdlet: string; parameter: string; hint: string }>(
    ({ cmdlet, parameter, hint }) =>
      `${cmdlet} has no parameter -${parameter} in the cloud.${hint} See "purgebook catalog show ${cmdlet}".`,
  ),
  "no-parameter-set": error<{ cmdlet: string; parameters: string }>(
    ({ cmdlet, parameters }) =>
      `No parameter set of ${cmdlet} takes ${parameters}: add what is missing, or split it into two calls. See "purgebook catalog show ${cmdlet}".`,
  ),
  "invalid-switch": error<{ cmdlet: string; parameter: string }>(
    ({ cmdlet, parameter }) =>
      `-${parameter} of ${cmdlet} is a switch: a reviewer must see whether it is on, so give true or leave it out.`,
  ),
  "two-views": error<{ cmdlet: string; views: string }>(
    ({ cmdlet, views }) => `${cmdlet} with ${views} asks for two views in one call: ask for one view at a time.`,
  ),
  "needs-all": error<InStep & { cmdlet: string }>(
    ({ step, cmdlet }) =>
      `"${step}" lists with ${cmdlet}, which ends after a default number of objects, such as 1,000: give ResultSize: "Unlimited".`,
  ),
  "two-services": error<object>(
    () =>
      `Exchange Online and Security & Compliance are two connections: one runbook uses one of them. Split the procedure.`,
  ),
  "two-sdks": error<{ dialect: string }>(
    ({ dialect }) =>
      `The dialect ${dialect} loads the Graph SDK, which does not load beside Exchange Online in one process: leave the dialect out; graph-rest needs no SDK.`,
  ),
  "no-spelling": error<InStep & { operation: string; dialect: string }>(
    ({ step, operation, dialect }) =>
      `"${step}" needs ${operation}, for which the dialect ${dialect} has no cmdlet: leave the step out in that dialect, or the dialect out.`,
  ),
  "retired-module": warning<{ what: string; module: string; fate: string; keep: string; instead: string }>(
    ({ what, module, fate, keep, instead }) =>
      `${what} needs the module ${module}, which Microsoft ${fate}: it cannot be relied on to run any more. ${keep}, or ${instead}.`,
  ),
  "retired-cmdlet": warning<{ where: string; cmdlet: string; since: string; keep: string; offered: string }>(
    ({ where, cmdlet, since, keep, offered }) =>
      `${where} calls ${cmdlet} (${since}): a session may not have it any more. ${keep} and call it only where ${offered}, or leave it out.`,
  ),
  "unused-acknowledgement": warning<{ code: string; said: string }>(
    ({ code, said }) => `The procedure acknowledges "${code}", but ${said}: take the acknowledgement out.`,
  ),

  // Engine and output
  "no-engine": error<{ lacking: string; otherwise: string }>(
    ({ lacking, otherwise }) =>
      `No PowerShell engine was found, so nothing can be validated: ${lacking} Install PowerShell 7 or the .NET 10 SDK ("purgebook doctor" shows what is there)${otherwise}.`,
  ),
  "engine-failed": error<Said>(
    ({ said }) =>
      `The PowerShell engine failed while it read a script: ${said} Nothing is validated without it. Run "purgebook doctor".`,
  ),
  "script-does-not-parse": error<{ line: number; said: string }>(
    ({ line, said }) =>
      `PowerShell's parser refuses the script at its line ${line}: ${said} This is a fault of purgebook; nothing was written.`,
  ),
  "read-back-differs": error<{ line: number; said: string }>(
    ({ line, said }) =>
      `PowerShell reads something else at line ${line} of the script than the procedure says: ${said}. This is a fault of purgebook; nothing was written.`,
  ),
  "output-differs": error<{ file: string; changed?: readonly string[] }>(
    ({ file, changed = [] }) =>
      `${file} is not what its procedure compiles to${changed.length === 0 ? "" : ` (${changed.join(", ")} changed since)`}: run "purgebook compile" and review the difference.`,
  ),
  "output-missing": error<{ file: string }>(({ file }) => `${file} is missing: run "purgebook compile".`),
  "output-orphan": error<{ file: string; remedy: string }>(
    ({ file, remedy }) => `No procedure compiles to ${file}: ${remedy}.`,
  ),
  "invalid-manifest": error<{ file: string; said: string }>(
    ({ file, said }) => `${file} cannot be read: ${said} Delete it and run "purgebook compile".`,
  ),
  "compiler-fault": error<Said>(
    ({ said }) =>
      `purgebook failed at this procedure: ${said} A mistake that the types refuse may lie behind it, so type-check it first (tsc --noEmit); if there is none, please report it.`,
  ),
  "invalid-settings": error<Said>(
    ({ said }) => `The settings cannot be used: ${said} Mend the file, or delete it to go by Azure Automation alone.`,
  ),
  "invalid-tenant": error<Said>(
    ({ said }) =>
      `The file describes no tenant: ${said} Mend it: schemas/tenant.schema.json, which an editor reads, says what may stand there.`,
  ),
  "invalid-export": error<Said>(
    ({ said }) =>
      `The export cannot be used: ${said} docs/rehearsing.md has the commands that export mailboxes, users and the organization's holds.`,
  ),
  "wrong-parameters": error<Said>(
    ({ said }) => `The script cannot be started like this: ${said} Give each as --param Name=Value.`,
  ),
  "other-organization": warning<{ given: string; organization: string }>(
    ({ given, organization }) =>
      `-Organization is ${given}, and the organization of this rehearsal is ${organization}: to sign in to the other is refused. Give an export that names it, such as that of Get-OrganizationConfig with its Name, or -Organization ${organization}.`,
  ),
  "cannot-show": warning<{ file: string; said: string }>(
    ({ file, said }) =>
      `${file} is there, and no browser shows it: ${said}. Open it yourself, or copy its folder to where there is one.`,
  ),
  "cannot-write": error<{ file: string; said: string }>(
    ({ file, said }) => `${file} could not be written: ${said} Nothing was changed.`,
  ),

  ...approvals,
  ...seals,
  ...azure,

  // Rules over scripts, a group a file
  ...scripts,
  ...commands,
  ...identity,
  ...safety,
  ...automation,
  ...secrets,
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;

export type DiagnosticCode = keyof typeof registry;

export type DiagnosticValues<C extends DiagnosticCode> =
  (typeof registry)[C] extends DiagnosticKind<infer V> ? V : never;

export const isDiagnosticCode = (code: string): code is DiagnosticCode => Object.hasOwn(registry, code);
