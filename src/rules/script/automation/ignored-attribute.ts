import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, AttributeAst, NamedAttributeArgumentAst, ParameterAst } from "../../../powershell/script/ast.ts";
import { allCommands, functionsOf } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { scriptParametersIn } from "../../../powershell/script/made-of.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

/** Of a parameter the service honours type, name, Mandatory and default alone (azure-docs, runbook-input-parameters). */
export const ignoredAttribute: ScriptRule = function* (checked) {
  const { script } = checked;
  const parameters = script.root.ParamBlock?.Parameters ?? [];
  if (parameters.length === 0 || !runsInAutomation(checked)) return;
  const tested = new Set(testedParameters(script));
  for (const parameter of parameters) {
    for (const { at, attribute, next } of ignoredIn(parameter, tested.has(parameter)))
      yield diagnostic(
        "ignored-attribute",
        { attribute, parameter: parameter.Name.VariablePath, next },
        placeIn(script, at),
      );
  }
};

interface Ignored {
  readonly at: Ast;
  readonly attribute: string;
  readonly next: string;
}

function ignoredIn({ Attributes = [] }: ParameterAst, isTested: boolean): readonly Ignored[] {
  const attributes = Attributes.filter((one) => one.type === "AttributeAst");
  const isMandatory = attributes.some((one) => named(one, "Mandatory") !== undefined);
  return attributes.flatMap((one): readonly Ignored[] => {
    const name = one.TypeName.slice(one.TypeName.lastIndexOf(".") + 1);
    if (/^Validate/i.test(name)) {
      // A mandatory parameter must have a value anyhow.
      if (isTested || (isMandatory && /^ValidateNotNull/i.test(name))) return [];
      return [
        { at: one, attribute: name, next: "Test the value in the script again, and throw where it does not fit" },
      ];
    }
    if (/^Alias$/i.test(name))
      return [
        { at: one, attribute: name, next: "A job is given a value by the parameter's own name alone: leave it out" },
      ];
    if (!/^Parameter$/i.test(name)) return [];
    const set = named(one, "ParameterSetName");
    const piped = named(one, "ValueFromPipeline") ?? named(one, "ValueFromPipelineByPropertyName");
    return [
      ...(set !== undefined && isMandatory
        ? [
            {
              at: set,
              attribute: "ParameterSetName",
              next: "A job must then be given what is mandatory in any set: make it optional, and test in the script what belongs together",
            },
          ]
        : []),
      ...(piped === undefined
        ? []
        : [
            {
              at: piped,
              attribute: piped.ArgumentName,
              next: "Nothing is piped into a job: take one value, or a list as JSON, by the name of the parameter",
            },
          ]),
    ];
  });
}

/** A named argument of an attribute that is not turned off. */
const named = ({ NamedArguments = [] }: AttributeAst, name: string): NamedAttributeArgumentAst | undefined =>
  NamedArguments.find(
    (one) => one.ArgumentName.toLowerCase() === name.toLowerCase() && constantOf(one.Argument) !== false,
  );

/** The parameters that a condition of the script looks at, or that go to a function of the script which may throw. */
function testedParameters(script: Script): readonly ParameterAst[] {
  const conditions = script
    .nodesOf("IfStatementAst", "SwitchStatementAst", "TernaryExpressionAst")
    .flatMap((node) =>
      node.type === "IfStatementAst" ? node.Clauses.map(([condition]) => condition) : [node.Condition],
    );
  const throwing = new Set(
    [...functionsOf(script)]
      .filter(([, { Body }]) => script.nodesIn(Body, "ThrowStatementAst", "ExitStatementAst").length > 0)
      .map(([name]) => name),
  );
  const checking = allCommands(script).filter(({ name }) => name !== undefined && throwing.has(name.toLowerCase()));
  const arguments_ = checking.flatMap(({ node }) => node.CommandElements.slice(1));
  const given = arguments_.flatMap((element) =>
    element.type === "CommandParameterAst" ? (element.Argument ?? []) : element,
  );
  return scriptParametersIn(script, ...conditions.flatMap((condition) => looksAt(script, condition)), ...given);
}

/** A condition with what it gives to commands: `if (-not (Test-Path $Folder))` looks at the folder. */
function looksAt(script: Script, condition: Ast): readonly Ast[] {
  return [condition, ...script.nodesIn(condition, "CommandAst").flatMap(({ CommandElements }) => CommandElements)];
}
