import type { ParameterNode } from "../procedure/procedure.ts";
import { array, assign, binary, boolean, list, number, paren, run, string, variable } from "../powershell/build.ts";
import type { Expression, ScriptParameterNode, Statement } from "../powershell/syntax.ts";
import { evidenceUri } from "../procedure/parameters.ts";

const types = {
  guid: "string",
  text: "string",
  choice: "string",
  integer: "int",
  accepted: "bool",
  flag: "bool",
  targets: "string",
} as const;

export function lowerParameter({ name, check, default: value }: ParameterNode): ScriptParameterNode {
  const type = types[check.kind];
  return value === undefined
    ? { name, type, mandatory: true }
    : { name, type, mandatory: false, default: lowerValue(value) };
}

/** A value that stands in the script. */
export function lowerValue(value: string | number | boolean): Expression {
  if (typeof value === "string") return string(value);
  return typeof value === "number" ? number(value) : boolean(value);
}

/** The check of a parameter in the body: Azure Automation honours nothing of it but its type. */
export function lowerParameterCheck(
  { name, check }: ParameterNode,
  caps: ReadonlyMap<string, string>,
  hasMode: boolean,
): readonly Statement[] {
  const given = variable(name);
  const assert = (valid: Expression, says: string): readonly Statement[] => [
    run("Assert-Parameter", { Name: string(name), Valid: paren(valid), Says: string(says) }),
  ];
  if (name === evidenceUri.name)
    return [
      assign(name, run("Resolve-EvidenceUri", { Value: given, Mode: hasMode ? variable("Mode") : string("Preview") })),
    ];
  switch (check.kind) {
    case "guid":
      return [
        assign(name, run("Resolve-GuidParameter", { Name: string(name), Value: given })),
        ...(check.differsFrom === undefined
          ? []
          : assert(
              binary(given, "-ne", variable(check.differsFrom)),
              `Give another id than that of ${check.differsFrom}.`,
            )),
      ];
    case "text":
      return assert(binary(given, "-cmatch", string(`\\A(?:${check.pattern})\\z`)), check.says);
    case "choice":
      return assert(binary(given, "-cin", list(...check.of.map(string))), `Give one of: ${check.of.join(", ")}.`);
    case "integer":
      return assert(
        binary(binary(given, "-ge", number(check.minimum)), "-and", binary(given, "-le", number(check.maximum))),
        `Give a whole number from ${check.minimum} to ${check.maximum}.`,
      );
    case "accepted":
      return assert(
        binary(binary(variable("Mode"), "-ne", string("Execute")), "-or", given),
        `Execute needs it to be accepted: ${check.what}`,
      );
    case "flag":
      // Its type says it all.
      return [];
    case "targets":
      return [
        assign(
          "targets",
          array(run("Resolve-TargetList", { Name: string(name), Json: given, Cap: variable(caps.get(name) ?? name) })),
        ),
      ];
  }
}
