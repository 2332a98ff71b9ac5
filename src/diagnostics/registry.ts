/**
 * Every diagnostic that purgebook can give: its severity and its message, which says what is wrong and what to do next. An error
 * blocks all output of its runbook; a warning may stand where the procedure acknowledges it with a reason.
 * Each code has a page in docs/rules.
 */

export type Severity = "error" | "warning";

export interface DiagnosticKind<V> {
  readonly severity: Severity;
  readonly message: (values: V) => string;
}

const error = <V>(message: (values: V) => string): DiagnosticKind<V> => ({ severity: "error", message });
const warning = <V>(message: (values: V) => string): DiagnosticKind<V> => ({ severity: "warning", message });

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
      `Azure Automation refuses the runbook name "${name}": use Verb-Noun, letters, digits, dashes and underscores, a letter first, at most 63 characters.`,
  ),
  "too-many-parameters": error<{ count: number }>(
    ({ count }) =>
      `The runbook has ${count} parameters and Azure Automation takes at most 50: join some into one JSON parameter, or split the runbook.`,
  ),
  "reserved-parameter": error<{ name: string }>(
    ({ name }) =>
      `The parameter ${name} comes by itself or is reserved by Azure Automation: leave it out or give it another name.`,
  ),
  "script-too-large": error<{ bytes: number }>(
    ({ bytes }) => `The script has ${bytes} bytes and Azure Automation takes at most 1,048,576: split the runbook.`,
  ),
  "no-steps": error<object>(() => `The procedure has no step: it would connect and do nothing. Add at least one.`),

  // Obligations
  "needs-one-target": error<InStep & Said>(
    ({ step, said }) =>
      `"${step}" does not act on exactly one known object: ${said} Act on what findOne gave, found by ExchangeGuid, distinguished name or object id.`,
  ),
  "needs-guards": error<InStep & { missing: string }>(
    ({ step, missing }) =>
      `"${step}" acts on an object that these guards have not let pass: ${missing}. Add them to the check before it.`,
  ),
  "needs-record": error<InStep>(
    ({ step }) =>
      `"${step}" acts on an object of which no record is written before: put run.record(...) between its check and this step.`,
  ),
  "needs-gate": error<InStep & Said>(
    ({ step, said }) =>
      `"${step}" would change something in Preview too: ${said} Use run.change or run.destroy, which run in Execute only.`,
  ),
  "needs-verify": error<InStep>(
    ({ step }) =>
      `"${step}" changes something and nothing looks afterwards whether it happened: give it at least one look.`,
  ),
  "needs-limit": error<InStep & { cap: string }>(
    ({ step, cap }) => `"${step}" acts in a loop without a bound: give ${cap} as an integer parameter with a maximum.`,
  ),
  "needs-resume": error<InStep & Said>(
    ({ step, said }) => `After a stop, a second run could not go on at "${step}": ${said}`,
  ),
  "needs-claim": error<InStep>(
    ({ step }) =>
      `"${step}" acts on an object that no claim protects from a second job: put run.record(...) before it, which takes the claim.`,
  ),
  "unknown-act": error<InStep & { act: string; target: string }>(
    ({ step, act, target }) =>
      `"${step}": purgebook does not know which guards ${act} needs on ${target}, so it refuses to emit it. Use an act that docs/authoring.md lists for this kind of object.`,
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
      `No parameter set of ${cmdlet} takes ${parameters} together: split it into two calls, or leave one out. See "purgebook catalog show ${cmdlet}".`,
  ),
  "two-views": error<{ cmdlet: string; views: string }>(
    ({ cmdlet, views }) => `${cmdlet} with ${views} together answers what neither says: ask for one view at a time.`,
  ),
  "two-services": error<object>(
    () =>
      `Exchange Online and Security & Compliance are two connections: one runbook uses one of them. Split the procedure.`,
  ),
  "retired-module": warning<{ dialect: string }>(
    ({ dialect }) =>
      `The dialect ${dialect} uses the MSOnline module, which Microsoft retired on 30 May 2025: the runbook compiles, but cannot run any more. Acknowledge it with its reason, or leave the dialect out.`,
  ),
  "unused-acknowledgement": warning<{ code: string }>(
    ({ code }) => `The procedure acknowledges "${code}", which it does not cause: take the acknowledgement out.`,
  ),

  // Engine and output
  "no-engine": error<{ lacking: string }>(
    ({ lacking }) =>
      `No PowerShell engine was found, so nothing can be validated: ${lacking} Install PowerShell 7 or the .NET 10 SDK ("purgebook doctor" shows what is there), or compile with --unvalidated, which the manifest will say.`,
  ),
  "engine-failed": error<Said>(
    ({ said }) =>
      `The PowerShell engine failed while it read the script: ${said} Nothing was written for it. Run "purgebook doctor".`,
  ),
  "script-does-not-parse": error<{ line: number; said: string }>(
    ({ line, said }) =>
      `PowerShell's parser refuses the script at its line ${line}: ${said} This is a fault of purgebook; nothing was written.`,
  ),
  "read-back-differs": error<{ line: number; said: string }>(
    ({ line, said }) =>
      `PowerShell reads something else at line ${line} of the script than the procedure says: ${said}. This is a fault of purgebook; nothing was written.`,
  ),
  "output-differs": error<{ file: string }>(
    ({ file }) => `${file} is not what its procedure compiles to: run "purgebook compile" and review the difference.`,
  ),
  "output-missing": error<{ file: string }>(({ file }) => `${file} is missing: run "purgebook compile".`),
  "output-orphan": error<{ file: string }>(
    ({ file }) => `No procedure compiles to ${file}: run "purgebook compile", which removes it.`,
  ),
  "invalid-manifest": error<{ file: string; said: string }>(
    ({ file, said }) => `${file} cannot be read: ${said} Delete it and run "purgebook compile".`,
  ),
  "cannot-write": error<{ file: string; said: string }>(
    ({ file, said }) => `${file} could not be written: ${said} Nothing was changed.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;

export type DiagnosticCode = keyof typeof registry;

export type DiagnosticValues<C extends DiagnosticCode> =
  (typeof registry)[C] extends DiagnosticKind<infer V> ? V : never;

export const isDiagnosticCode = (code: string): code is DiagnosticCode => Object.hasOwn(registry, code);
