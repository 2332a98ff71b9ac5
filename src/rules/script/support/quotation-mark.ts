import type { Ast } from "../../../powershell/script/ast.ts";
import { onEveryWay } from "../../../powershell/script/flow.ts";
import type { Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap } from "../../../powershell/script/value.ts";
import { dependsOn, variablesOf } from "./guard.ts";
import { isPlainType } from "./identity-text.ts";

/** The quotation marks that end a value: OPath and OData know the single one, which is doubled in it. */
export const quoted = /'/;
const doubling = `Double them with -replace "'", "''"`;
/** In the languages of searches, KQL and $search, the double one ends a phrase, and no way to keep it is known to both. */
export const phrased = /['"]/;
const leavingOut = `Take them out with -replace '"'`;

/** What to do with the marks in a value. */
export const remedyFor = (marks: RegExp): string => (marks === quoted ? doubling : leavingOut);

/** On its way into the text its quotation marks are doubled, or taken out, or the address cannot be left; or a condition before asks for its form. */
export function isEscaped(script: Script, origin: Origin, part: Ast, marks: RegExp): boolean {
  if ([...origin.trail, ...script.within(part)].some((node) => mendsQuotes(script, node, marks))) return true;
  const names = variablesOf(origin);
  return onEveryWay(script, part, ({ conditions }) =>
    conditions.some(({ condition }) => asksForForm(script, condition) && dependsOn(script, condition, names)),
  );
}

function mendsQuotes(script: Script, node: Ast, marks: RegExp): boolean {
  if (node.type === "BinaryExpressionAst")
    return /^[ic]replace$/i.test(node.Operator) && names(script, node.Right, marks);
  if (node.type === "ConvertExpressionAst") return isPlainType(node.Type.TypeName);
  if (node.type !== "InvokeMemberExpressionAst") return false;
  const method = String(constantOf(node.Member));
  if (/^replace$/i.test(method)) return (node.Arguments ?? []).some((one) => names(script, one, marks));
  return /^(escapedatastring|urlencode|escape)$/i.test(method);
}

/** The pattern or the text is about the quotation mark. */
const names = (script: Script, node: Ast, marks: RegExp): boolean =>
  script.within(unwrap(node)).some((inner) => {
    const text = constantOf(inner);
    return typeof text === "string" && (marks.test(text) || /\\W|\[\^/.test(text));
  });

const asksForForm = (script: Script, condition: Ast): boolean =>
  script
    .within(condition)
    .some(
      (node) =>
        (node.type === "BinaryExpressionAst" && /^[ic]?(not)?(match|in)$|^as$/i.test(node.Operator)) ||
        (node.type === "InvokeMemberExpressionAst" &&
          /^(tryparse|contains|ismatch)$/i.test(String(constantOf(node.Member)))),
    );
