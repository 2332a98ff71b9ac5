// What the reader answers (reader/ScriptReader.cs): PowerShell's own syntax tree, by PowerShell's own names.

/** What the parser found wrong. Offsets are UTF-16 code units; `code` is PowerShell's error id, e.g. MissingEndCurlyBrace. */
export type ParseError = {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string;
};

/**
 * A node of the syntax tree. `type` is PowerShell's class name ("CommandAst"), and every other property has PowerShell's
 * name ("CommandElements"). A property that would be null, false or an empty list is absent. A constant that is no Int32
 * has its .NET type as `valueType`; one that JSON cannot hold exactly comes as a string.
 */
export type SyntaxNode = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: SyntaxValue | undefined;
};

export type SyntaxValue = string | number | boolean | null | SyntaxNode | readonly SyntaxValue[];

/** One script as PowerShell reads it. With errors, the tree is what could be made of it, or only its root. */
export type ScriptReading = {
  readonly errors: readonly ParseError[];
  /** Start and end of each comment. */
  readonly comments: readonly (readonly [start: number, end: number])[];
  readonly root: SyntaxNode;
};

/** An answer belongs to the request of the same id: a reading, or why there is none. */
export type Answer = { readonly id: number } & ({ readonly reading: ScriptReading } | { readonly failure: string });

/** Null for a line that is no answer: whatever else the engine prints. */
export function parseAnswer(line: string): Answer | null {
  if (!line.startsWith('{"id":')) return null;
  const answer: unknown = JSON.parse(line);
  if (!isRecord(answer) || typeof answer["id"] !== "number") return null;
  const { id, failure, errors, comments, root } = answer;
  if (typeof failure === "string") return { id, failure };
  if (Array.isArray(errors) && Array.isArray(comments) && isNode(root))
    return { id, reading: { errors, comments, root } };
  return { id, failure: "The engine answered without a syntax tree." };
}

/** Whether a property of a node is itself a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return (
    isRecord(value) &&
    typeof value["type"] === "string" &&
    typeof value["start"] === "number" &&
    typeof value["end"] === "number"
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
