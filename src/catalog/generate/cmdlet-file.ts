import {
  VariableDeclarationKind,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type SourceFile,
} from "ts-morph";
import { functionDoc, parameterDoc, pipedDoc, worseDoc } from "./documentation.ts";
import { camelCase, pascalCase, setTypeName } from "./names.ts";
import { parameterType } from "./parameter-type.ts";
import type { PlannedCmdlet } from "./plan.ts";

type Parameters = OptionalKind<ParameterDeclarationStructure>[];

/** Writes the binding of one cmdlet: the types of its parameter sets and the function that makes the call. */
export function writeCmdlet(file: SourceFile, plan: PlannedCmdlet): void {
  const name = pascalCase(plan.cmdlet.name);
  addArguments(file, plan, name);
  addSets(file, plan, name);
  if (plan.escalations.length > 0) addHarmless(file, plan, name);
  addDefinition(file, plan);
  const optional = plan.sets.some(({ required }) => required.length === 0);
  const functionName = camelCase(plan.cmdlet.name);
  addFunction(file, plan, {
    name: functionName,
    doc: functionDoc(plan),
    before: [],
    type: `${name}Parameters`,
    optional,
    exported: true,
  });
  if (plan.piped !== undefined) addPiped(file, plan, plan.piped, name, functionName);
  file.addStatements(`Object.freeze(${functionName});`);
}

function addArguments(file: SourceFile, plan: PlannedCmdlet, name: string): void {
  const context = { cmdlet: plan.cmdlet.name, effect: worst(plan), switchesTakeFalse: plan.switchesTakeFalse };
  file.addInterface({
    name: `${name}Arguments`,
    isExported: true,
    docs: [`Every parameter of ${plan.cmdlet.name} that a call may give.`],
    properties: plan.parameters.map((parameter) => {
      const type = parameterType(parameter, context);
      if (type === undefined)
        throw new Error(`${plan.cmdlet.name} -${parameter.name}: no TypeScript type for ${parameter.type}.`);
      return { name: parameter.name, type, docs: [parameterDoc(parameter, plan)] };
    }),
  });
}

function addSets(file: SourceFile, plan: PlannedCmdlet, name: string): void {
  const typeOf = (set: PlannedCmdlet["sets"][number]): string => {
    const excluded = set.excluded.length === 0 ? [] : [union(set.excluded)];
    const required = set.required.length === 0 ? (excluded.length === 0 ? [] : ["never"]) : [union(set.required)];
    return `ParameterSet<${[`${name}Arguments`, ...required, ...excluded].join(", ")}>`;
  };
  const only = plan.sets.length === 1 ? plan.sets[0] : undefined;
  if (only !== undefined) {
    file.addTypeAlias({ name: `${name}Parameters`, isExported: true, type: typeOf(only) });
    return;
  }
  for (const set of plan.sets) {
    file.addTypeAlias({
      name: setTypeName(plan.cmdlet.name, set.name),
      isExported: true,
      docs: [`Parameter set ${set.name}.`],
      type: typeOf(set),
    });
  }
  file.addTypeAlias({
    name: `${name}Parameters`,
    isExported: true,
    docs: ["One of the parameter sets; they cannot be mixed."],
    type: plan.sets.map((set) => setTypeName(plan.cmdlet.name, set.name)).join(" | "),
  });
}

function addHarmless(file: SourceFile, plan: PlannedCmdlet, name: string): void {
  file.addInterface({
    name: `${name}Harmless`,
    docs: ["What the parameters that destroy may be in a call that does not."],
    properties: plan.escalations.map(({ parameter, harmless, reason }) => ({
      name: parameter,
      isReadonly: true,
      hasQuestionToken: true,
      type: (harmless ?? []).map(literalType).join(" | ") || "never",
      docs: [`Anything else destroys: ${reason}`],
    })),
  });
}

function addDefinition(file: SourceFile, plan: PlannedCmdlet): void {
  const escalations = plan.escalations.map(({ parameter, effect, harmless }) => ({ parameter, effect, harmless }));
  const definition = {
    cmdlet: plan.cmdlet.name,
    module: plan.module,
    effect: plan.effect,
    ...(escalations.length === 0 ? {} : { escalations }),
  };
  file.addVariableStatement({
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: "definition",
        type: `CmdletDefinition<${JSON.stringify(plan.cmdlet.name)}>`,
        initializer: JSON.stringify(definition),
      },
    ],
  });
}

interface FunctionPlan {
  readonly name: string;
  readonly doc: string;
  /** Parameters that come before the cmdlet's own. */
  readonly before: Parameters;
  readonly type: string;
  readonly optional: boolean;
  readonly exported: boolean;
}

function addFunction(file: SourceFile, plan: PlannedCmdlet, planned: FunctionPlan): void {
  const parameters = (type: string): Parameters => [
    ...planned.before,
    { name: "parameters", type, hasQuestionToken: planned.optional },
  ];
  const harmless = `${planned.type} & ${pascalCase(plan.cmdlet.name)}Harmless`;
  const signatures =
    plan.escalations.length === 0
      ? []
      : [
          { parameters: parameters(harmless), returnType: callType(plan, plan.effect), docs: [planned.doc] },
          {
            parameters: parameters(planned.type),
            returnType: callType(plan, worst(plan)),
            docs: [worseDoc(plan)],
          },
        ];
  const given = ["definition", "parameters", ...planned.before.map(({ name }) => name)].join(", ");
  file.addFunction({
    name: planned.name,
    isExported: planned.exported,
    overloads: signatures,
    docs: signatures.length === 0 ? [planned.doc] : [],
    parameters: parameters(planned.type),
    returnType: callType(plan, ...(signatures.length === 0 ? [plan.effect] : [])),
    statements: `return cmdletCall(${given});`,
  });
}

function addPiped(
  file: SourceFile,
  plan: PlannedCmdlet,
  piped: NonNullable<PlannedCmdlet["piped"]>,
  name: string,
  functionName: string,
): void {
  const sets = plan.sets.filter(({ excluded }) => !excluded.includes(piped.parameter));
  const type =
    sets.length === plan.sets.length
      ? `${name}Parameters`
      : sets.map((set) => setTypeName(plan.cmdlet.name, set.name)).join(" | ");
  file.addTypeAlias({
    name: `${name}Piped`,
    isExported: true,
    type: `Piped<${type}, ${JSON.stringify(piped.parameter)}>`,
  });
  addFunction(file, plan, {
    name: "from",
    doc: pipedDoc(plan),
    before: [{ name: "input", type: `Expression<${piped.outputs.join(" | ")}>` }],
    type: `${name}Piped`,
    optional: sets.some(({ required }) => required.every((parameter) => parameter === piped.parameter)),
    exported: false,
  });
  file.addStatements(`${functionName}.from = Object.freeze(from);`);
}

function callType(plan: PlannedCmdlet, effect?: string): string {
  const output = plan.output ?? (plan.effect === "read" ? "unknown" : "void");
  const name = JSON.stringify(plan.cmdlet.name);
  return `CmdletCall<${[name, output, ...(effect === undefined ? [] : [JSON.stringify(effect)])].join(", ")}>`;
}

/** The worst effect that a call can have. The types know two: that of the cmdlet, and this one. */
function worst(plan: PlannedCmdlet): PlannedCmdlet["effect"] {
  const effects = new Set(plan.escalations.map(({ effect }) => effect));
  const [only] = effects;
  if (effects.size > 1)
    throw new Error(`${plan.cmdlet.name}: parameters that make it worse in two ways are not foreseen.`);
  return only ?? plan.effect;
}

const union = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(" | ");

function literalType(value: unknown): string {
  return Array.isArray(value) && value.length === 0 ? "readonly []" : JSON.stringify(value);
}
