import { modulesOf } from "../../../catalog/catalog.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands, onEveryWay } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { splattedTable } from "../../../powershell/script/splat.ts";
import { scriptParametersIn } from "../../../powershell/script/made-of.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { asksForPlace } from "../support/asking.ts";
import { calledName, callsNamed } from "../support/called.ts";
import { isFlag } from "../../../powershell/script/parameter.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";
import { switchIn } from "../support/switch.ts";

/** Nobody answers in a job: the sandbox has no interactive operations (azure-docs, automation-runbook-execution). */
export const unattendedPrompt: ScriptRule = function* (checked) {
  if (!runsInAutomation(checked)) return;
  const { script } = checked;
  const found = [...promptsByCommand(script), ...promptsByMethod(script)];
  for (const { node, call, says, next } of found) {
    if (asksForPlace(script, node)) continue;
    yield diagnostic("unattended-prompt", { call, says, next }, placeIn(script, node));
  }
};

interface Prompt {
  readonly node: Ast;
  readonly call: string;
  readonly says: string;
  readonly next: string;
}

/** A switch of the script decides whether it asks: `-Interactive`, `-Force`. One that decides whether it acts is another matter. */
const isAskedFor = (script: Script, node: Ast): boolean =>
  onEveryWay(script, node, ({ conditions }) =>
    conditions.some(({ condition }) =>
      scriptParametersIn(script, condition).some(
        (parameter) =>
          isFlag(parameter) &&
          /force|yes|quiet|silent|interactive|prompt|ask|confirm|gui|attended/i.test(parameter.Name.VariablePath),
      ),
    ),
  );

function promptsByCommand(script: Script): readonly Prompt[] {
  return allCommands(script).flatMap((command) => {
    const call = calledName(script, command);
    if (call === undefined) return [];
    const asked = asking(script, command, call) ?? signingIn(script, call);
    const said = asked === undefined || isAskedFor(script, command.node) ? confirming(script, command, call) : asked;
    return said === undefined ? [] : [{ node: command.node, call, ...said }];
  });
}

type Said = Pick<Prompt, "says" | "next">;

const asker: Readonly<Record<string, Said>> = {
  "read-host": { says: "asks a person", next: "Take the value from a parameter" },
  "get-credential": { says: "asks a person", next: "Connect with a managed identity or a certificate" },
  "out-gridview": { says: "shows a window", next: "Write objects with Write-Output" },
  pause: { says: "waits for a key", next: "Take it out" },
};

function asking(script: Script, command: Command, call: string): Said | undefined {
  const said = Object.hasOwn(asker, call.toLowerCase()) ? asker[call.toLowerCase()] : undefined;
  if (said !== undefined && /^Get-Credential$/i.test(call) && isGivenCredential(script, command)) return undefined;
  return said;
}

/** `Get-Credential $credential` gives back what is one already; that the value is a text can be seen here. */
const isGivenCredential = (script: Script, { arguments: given }: Command): boolean =>
  given.some((argument) => {
    const value = argument.kind === "parameter" ? argument.value : argument.node;
    return value !== undefined && constantOf(value) === undefined && scriptParametersIn(script, value).length === 0;
  }) && !given.some((argument) => argument.kind === "parameter" && /^(User|Mess|Title)/i.test(argument.name));

/** The parameters by which each of them signs in without a person, as their pages have them. */
const silent: readonly { readonly name: RegExp; readonly parameters: readonly string[]; readonly next: string }[] = [
  {
    name: /^Connect-ExchangeOnline$/i,
    parameters: [
      "ManagedIdentity",
      "Certificate",
      "CertificateFilePath",
      "CertificateThumbprint",
      "AccessToken",
      "Credential",
    ],
    next: "Give it -ManagedIdentity with -Organization",
  },
  {
    name: /^Connect-IPPSSession$/i,
    parameters: ["Certificate", "CertificateFilePath", "CertificateThumbprint", "AccessToken", "Credential"],
    next: "Give it -AppId, -Certificate and -Organization",
  },
  {
    name: /^(Connect-MgGraph|Connect-Graph)$/i,
    parameters: [
      "Identity",
      "Certificate",
      "CertificateName",
      "CertificateSubjectName",
      "CertificateThumbprint",
      "ClientSecretCredential",
      "AccessToken",
      "EnvironmentVariable",
    ],
    next: "Give it -Identity",
  },
  {
    name: /^(Connect|Add|Login)-AzAccount$/i,
    parameters: [
      "Identity",
      "ServicePrincipal",
      "Credential",
      "AccessToken",
      "CertificateThumbprint",
      "CertificatePath",
      "FederatedToken",
    ],
    next: "Give it -Identity",
  },
];

/** A connection for which nothing is given that a machine could sign in with, in a script that has no other way to make it. */
function signingIn(script: Script, call: string): Said | undefined {
  const way = silent.find(({ name }) => name.test(call));
  if (
    way === undefined ||
    callsNamed(script, way.name).some((command) => signsInAlone(script, command, way.parameters))
  )
    return undefined;
  return { says: "asks a person to sign in", next: way.next };
}

function signsInAlone(script: Script, command: Command, parameters: readonly string[]): boolean {
  return command.arguments.some((argument) => {
    if (argument.kind === "value") return false;
    if (argument.kind === "parameter") return mayMean(argument.name, parameters);
    return splattedTable(script, argument.node)?.some(({ name }) => mayMean(name, parameters)) ?? true;
  });
}

/** By the whole name or the beginning of one. */
const mayMean = (written: string, parameters: readonly string[]): boolean =>
  parameters.some((name) => name.toLowerCase().startsWith(written.toLowerCase()));

function confirming(script: Script, command: Command, call: string): Said | undefined {
  const confirm = switchIn(script, command, "Confirm", "cf");
  const next = "Give it -Confirm:$false";
  if (confirm === "on") return { says: "is told to ask with -Confirm", next };
  if (confirm !== "absent" || !pausesByItself(command, call)) return undefined;
  const isQuiet = switchIn(script, command, "WhatIf", "wi") === "on" || isConfirmationOff(script);
  return isQuiet ? undefined : { says: "asks for a confirmation by itself", next };
}

/**
 * What the pages of Exchange say has a pause of its own: Remove-*, Set-User, Disconnect-ExchangeOnline, and a purge of a search. Those of the
 * Graph SDK do not.
 */
function pausesByItself({ arguments: given }: Command, call: string): boolean {
  if (/^(Set-User|Disconnect-ExchangeOnline)$/i.test(call)) return true;
  if (/^New-ComplianceSearchAction$/i.test(call))
    return given.some((argument) => argument.kind === "parameter" && /^Purge$/i.test(argument.name));
  if (!/^Remove-/i.test(call)) return false;
  return modulesOf(call).some(({ where }) => where.includes("exchangeOnline") || where.includes("securityCompliance"));
}

/** The script turns confirmations off as a whole. Whether that reaches the functions of a module is not documented: it is let pass. */
const isConfirmationOff = (script: Script): boolean =>
  script.nodesOf("AssignmentStatementAst").some((assignment) => {
    const text = script.textOf(assignment);
    return (
      /^\$(global:|script:)?ConfirmPreference\b.*\bNone\b/is.test(text) ||
      /^\$(global:)?PSDefaultParameterValues\b.*:Confirm\b/is.test(text)
    );
  });

/** `$Host.UI.PromptForChoice(...)`, `[Console]::ReadKey()`, `[System.Windows.Forms.MessageBox]::Show(...)`. */
function promptsByMethod(script: Script): readonly Prompt[] {
  return script.nodesOf("InvokeMemberExpressionAst").flatMap((node) => {
    const call = script.textOf({ start: node.start, end: node.Member.end });
    const said = methods.find(([form]) => form.test(call))?.[1];
    return said !== undefined && !isAskedFor(script, node)
      ? [{ node, call, says: said, next: "Take the value from a parameter" }]
      : [];
  });
}

const methods: readonly (readonly [form: RegExp, says: string])[] = [
  [/^\$Host\.UI\.(Prompt|ReadLine|RawUI\.ReadKey$)|^\[(System\.)?Console\]::Read(Key|Line)?$/i, "asks a person"],
  [
    /^\[(System\.Windows\.(Forms\.)?)?MessageBox\]::Show$|^\[(Microsoft\.VisualBasic\.)?Interaction\]::(InputBox|MsgBox)$|\.ShowDialog$|\.Popup$/i,
    "shows a window",
  ],
];
