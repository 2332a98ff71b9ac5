/** The tree of a Bicep file as purgebook means it, before it is text. It knows nothing of Automation. */

export type BicepExpression =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "name"; readonly name: string }
  /** `of.name` */
  | { readonly kind: "property"; readonly of: BicepExpression; readonly name: string }
  /** `of['key']`, of any text. */
  | { readonly kind: "index"; readonly of: BicepExpression; readonly key: string }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly BicepExpression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: string, value: BicepExpression])[] }
  | { readonly kind: "array"; readonly items: readonly BicepExpression[] }
  /** `condition ? met : otherwise` */
  | {
      readonly kind: "choice";
      readonly condition: BicepExpression;
      readonly met: BicepExpression;
      readonly otherwise: BicepExpression;
    }
  /** `[for item in of: body]` */
  | { readonly kind: "loop"; readonly item: string; readonly of: BicepExpression; readonly body: BicepExpression };

export type BicepType =
  | { readonly kind: "named"; readonly name: "string" | "int" | "bool" | "object" }
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  | { readonly kind: "record"; readonly properties: readonly (readonly [name: string, type: BicepType])[] }
  | { readonly kind: "list"; readonly of: BicepType };

export type BicepStatement =
  | { readonly kind: "using"; readonly file: string }
  | { readonly kind: "comment"; readonly text: string }
  | {
      readonly kind: "parameter";
      readonly name: string;
      readonly description: string;
      readonly type: BicepType;
      readonly default?: BicepExpression;
    }
  /** What a parameter is given, in a file of parameters. */
  | { readonly kind: "given"; readonly name: string; readonly value: BicepExpression }
  | {
      readonly kind: "resource";
      readonly symbol: string;
      /** With its version: `Microsoft.Automation/automationAccounts@2024-10-23`. */
      readonly type: string;
      readonly body: BicepExpression;
      /** It is there already, and is only referred to. */
      readonly existing?: true;
      /** A deployment leaves it as it is where it is there. */
      readonly onlyIfMissing?: true;
    }
  | { readonly kind: "module"; readonly symbol: string; readonly file: string; readonly body: BicepExpression }
  | { readonly kind: "output"; readonly name: string; readonly description: string; readonly value: BicepExpression };
