import { VariableDeclarationKind, type SourceFile } from "ts-morph";
import { factsOfOutputs } from "../facts.ts";
import type { OutputFacts } from "../schema.ts";

type Output = OutputFacts["outputs"][number];
type Property = Output["properties"][number];

const textTypes = /^(String|ADObjectId|TimeSpan|ByteQuantifiedSize|Unlimited<\w+>)$/;
const simpleTypes: Readonly<Record<string, string>> = {
  Boolean: "boolean",
  DateTime: "Date",
  DateTimeOffset: "Date",
  Enum: "string",
  Guid: "Guid",
  Int32: "number",
  Object: "unknown",
  UInt64: "number",
};

/** The Graph SDK spells the same properties with capitals. */
const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Writes `outputs.ts`: an interface for what each cmdlet returns, and tables of the properties for run time. */
export function writeOutputs(file: SourceFile): void {
  const { outputs, sources } = factsOfOutputs();
  for (const output of outputs) {
    file.addInterface({
      name: output.name,
      isExported: true,
      docs: [`${output.what} Returned by ${output.cmdlets.join(", ")}.`],
      properties: output.properties.map((property) => ({
        name: property.name,
        isReadonly: true,
        type: propertyType(property),
        docs: [propertyDoc(property)],
      })),
    });
    if (output.sdkName === undefined) continue;
    file.addTypeAlias({
      name: output.sdkName,
      isExported: true,
      docs: [`{@link ${output.name}} as the Graph SDK spells it.`],
      type: `{ readonly [Name in keyof ${output.name} as Capitalize<Name>]: ${output.name}[Name] }`,
    });
  }
  addTables(file);
  const legend = Object.entries(sources).map(([key, source]) => `// ${key}: ${source}`);
  file.insertStatements(0, ["// Where the properties are documented:", ...legend, ""]);
}

/** Adds the same for run time, where types are gone. */
function addTables(file: SourceFile): void {
  const { outputs } = factsOfOutputs();
  const all = outputs.flatMap(({ name, sdkName, properties }) => [
    { name, properties },
    ...(sdkName === undefined ? [] : [{ name: sdkName, properties: properties.map(inSdk) }]),
  ]);
  const cmdlets = outputs.flatMap(({ name, sdkName, cmdlets }) =>
    cmdlets.map((cmdlet) => [cmdlet, (cmdlet.includes("-Mg") ? sdkName : undefined) ?? name]),
  );
  const tableOf = (pick: (property: Property) => string | undefined) =>
    Object.fromEntries(
      all.map(({ name, properties }) => [
        name,
        Object.fromEntries(
          properties.flatMap((property) => (pick(property) === undefined ? [] : [[property.name, pick(property)]])),
        ),
      ]),
    );
  file.addTypeAlias({
    name: "OutputName",
    isExported: true,
    docs: ["The names of what cmdlets return."],
    type: all.map(({ name }) => JSON.stringify(name)).join(" | "),
  });
  addTable(file, "outputProperties", "Readonly<Record<OutputName, Readonly<Record<string, string>>>>", {
    doc: "By output and property: the PowerShell type in words.",
    value: tableOf(({ type }) => type),
  });
  addTable(file, "identityProperties", "Readonly<Record<OutputName, Readonly<Record<string, string>>>>", {
    doc: "By output and property: the type of `identity.ts` that it has.",
    value: tableOf(({ as }) => as),
  });
  addTable(file, "outputOfCmdlet", "Readonly<Record<string, OutputName>>", {
    doc: "By cmdlet: what it returns.",
    value: Object.fromEntries(cmdlets),
  });
}

const inSdk = (property: Property): Property => ({ ...property, name: capitalized(property.name) });

function addTable(file: SourceFile, name: string, type: string, { doc, value }: { doc: string; value: unknown }): void {
  const declarations = [{ name, type, initializer: JSON.stringify(value) }];
  file.addVariableStatement({
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    docs: [doc],
    declarations,
  });
}

function propertyType(property: Property): string {
  const values = property.values?.map((value) => JSON.stringify(value)) ?? [];
  // The lists of values are not known to be complete: they help an author, they do not refuse.
  const type =
    asType(property) ??
    (values.length > 0 && !property.type.endsWith("[]")
      ? [...values, "(string & {})"].join(" | ")
      : plainType(property.type));
  return [type, ...(property.canBe ?? []).map((value) => JSON.stringify(value))].join(" | ");
}

const asType = ({ as, type }: Property): string | undefined =>
  as !== undefined && type.endsWith("[]") ? `readonly ${as}[]` : as;

function plainType(type: string): string {
  if (type.endsWith("[]")) return `readonly ${plainType(type.slice(0, -2))}[]`;
  const plain = textTypes.test(type) ? "string" : simpleTypes[type];
  if (plain === undefined) throw new Error(`No TypeScript type for ${type}.`);
  return plain;
}

function propertyDoc(property: Property): string {
  return [
    property.uncertain === true ? "Uncertain." : "",
    property.propertySets === undefined ? "" : `In property sets ${property.propertySets.join(", ")}.`,
    property.note === undefined ? "" : `${capitalized(property.note)}.`,
    `Source: ${property.source}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
