import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ParameterAst } from "../../../powershell/script/ast.ts";
import { sameName } from "../../../powershell/script/command.ts";
import type { CheckedScript, ScriptRule } from "../rule.ts";
import { shortType, typeOf } from "../../../powershell/script/parameter.ts";
import { placeIn } from "../support/place.ts";
import { isAutomation, runsInAutomation, versionOf } from "../support/runtime.ts";

/** A job's parameters travel as text and JSON (azure-docs, runbook-input-parameters): what cannot be written so cannot be given. */
export const unpassableParameter: ScriptRule = function* (checked) {
  if (!runsInAutomation(checked)) return;
  for (const parameter of checked.script.root.ParamBlock?.Parameters ?? []) {
    const said = nameFault(parameter) ?? typeFault(checked, parameter);
    if (said === undefined) continue;
    yield diagnostic(
      "unpassable-parameter",
      { parameter: parameter.Name.VariablePath, ...said },
      placeIn(checked.script, parameter.Name),
    );
  }
};

interface Said {
  readonly said: string;
  readonly next: string;
}

function nameFault({ Name: { VariablePath: name } }: ParameterAst): Said | undefined {
  if (/^[a-z][a-z0-9_]*$/i.test(name)) return undefined;
  return {
    said: "the name of a parameter begins with a letter and has letters, digits and underscores alone",
    next: "Give it another name",
  };
}

/** Objects that live in a process. */
const living = /^(scriptblock|ref|psreference|pssession|cimsession|x509certificate2?|pscmdlet|runspace)$/i;

function typeFault({ script, runtimes }: CheckedScript, parameter: ParameterAst): Said | undefined {
  const type = typeOf(parameter)?.replace(/\[\]$/, "");
  if (type === undefined) return undefined;
  if (script.nodesOf("TypeDefinitionAst").some(({ Name, IsClass }) => IsClass === true && sameName(Name, type)))
    return {
      said: `${type} is a class of the script itself`,
      next: "Take a text with JSON, and make the object from it",
    };
  if (living.test(shortType(type)))
    return {
      said: `a ${shortType(type)} cannot be written as text or JSON`,
      next: "Take a text, and make the object from it",
    };
  const newer = runtimes.filter((runtime) => isAutomation(runtime) && versionOf(runtime) !== "5.1");
  if (/^pscredential$/i.test(shortType(type)) && newer.length > 0)
    return {
      said: "a job of PowerShell 7 takes no PSCredential",
      next: "Read it in the script with Get-AutomationPSCredential, or use a managed identity",
    };
  return undefined;
}
