import type { Ast } from "../../../powershell/script/ast.ts";
import type { Comment, Script } from "../../../powershell/script/script.ts";
import { remembered } from "../../../util/remembered.ts";

/** The lines that a comment speaks of. */
export type Lines = ReadonlySet<number>;

/** The next line, and the statement that begins with the next code: blank lines and comments may stand between. */
export function linesBelow(script: Script, comment: Comment): Lines {
  const next = script.positionOf(comment).line + 1;
  const code = nextCode(script, comment.end);
  const line = code === undefined ? next : script.positionOf({ start: code }).line;
  return new Set([next, line, ...statementLines(script, ({ start }) => start === line)]);
}

/** The line of the comment itself, with the statements that begin or end there. */
export function linesBeside(script: Script, comment: Comment): Lines {
  const { line } = script.positionOf(comment);
  return new Set([line, ...statementLines(script, ({ start, end }) => start === line || end === line)]);
}

/** #Requires has the form of a comment, and is code. */
const isCode = ({ text }: Comment): boolean => /^#requires\b/i.test(text);

function nextCode({ text, comments }: Script, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (/\s/.test(text[at] as string)) continue;
    const comment = comments.find(({ start }) => start === at);
    if (comment === undefined || isCode(comment)) return at;
    at = comment.end - 1;
  }
  return undefined;
}

interface Reach {
  readonly start: number;
  readonly end: number;
  /** Without those of the bodies in it: each statement there is judged by itself. */
  readonly lines: readonly number[];
}

const reaches = new WeakMap<Script, readonly Reach[]>();

const statementLines = (script: Script, isMeant: (reach: Reach) => boolean): readonly number[] =>
  remembered(reaches, script, () => reachesIn(script))
    .filter(isMeant)
    .flatMap(({ lines }) => lines);

/** Of the statements, and the parameters, that are longer than a line. */
function reachesIn(script: Script): readonly Reach[] {
  return script.nodes.flatMap((node) => {
    if (!isStatement(script, node)) return [];
    const [start, end] = endsOf(script, node);
    if (start === end) return [];
    const inner = new Set(bodiesOf(script, node).flatMap((body) => between(...endsOf(script, body))));
    return [{ start, end, lines: [start, ...between(start, end), end].filter((line) => !inner.has(line)) }];
  });
}

const isStatement = (script: Script, node: Ast): boolean =>
  node.type === "ParameterAst" || /^(Statement|Named)BlockAst$/.test(script.parentOf(node)?.type ?? "");

const endsOf = (script: Script, { start, end }: Ast): [first: number, last: number] => [
  script.positionOf({ start }).line,
  script.positionOf({ start: Math.max(start, end - 1) }).line,
];

const between = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => first + 1 + at);

/** `@( ... )` and `$( ... )` are values, and no bodies. */
function bodiesOf(script: Script, statement: Ast): readonly Ast[] {
  if (statement.type === "TypeDefinitionAst") return [statement];
  return script
    .nodesIn(statement, "StatementBlockAst", "ScriptBlockAst")
    .filter((body) => !/^(Array|Sub)ExpressionAst$/.test(script.parentOf(body)?.type ?? ""));
}
