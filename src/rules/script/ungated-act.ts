import { effectOf, findCmdlet } from "../../catalog/catalog.ts";

/** A node of PowerShell's syntax tree, as the engine's reader gives it. */
type Node = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly start: number;
  readonly end: number;
};

/** The condition of the gate, to the letter: nothing that only looks like it counts. */
const gate = "$run.Mode -eq 'Execute'";

/**
 * The first command in a script that changes or destroys something in the service and does not stand in the gate; undefined where there is
 * none. It looks at what PowerShell has read alone, and shares nothing with what has put the gates there.
 * @param root the syntax tree, top-level functions by name and extent
 */
export function ungatedAct(
  root: unknown,
  text: string,
): { readonly offset: number; readonly command: string } | undefined {
  if (Array.isArray(root)) return firstOf(root, (item) => ungatedAct(item, text));
  if (!isNode(root)) return undefined;
  if (root.type === "CommandAst" && isAct(root, text)) return { offset: root.start, command: nameOf(root) };
  if (root.type !== "IfStatementAst") return firstOf(Object.values(root), (value) => ungatedAct(value, text));
  const clauses = root["Clauses"] as readonly (readonly [unknown, unknown])[];
  return (
    firstOf(clauses, ([condition, body]) =>
      ungatedAct(isGate(condition, text) ? condition : [condition, body], text),
    ) ?? ungatedAct(root["ElseClause"], text)
  );
}

function firstOf<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

const isGate = (condition: unknown, text: string): boolean =>
  isNode(condition) && text.slice(condition.start, condition.end) === gate;

const elementsOf = (command: Node): readonly Node[] => (command["CommandElements"] ?? []) as readonly Node[];
const nameOf = (command: Node): string => String(elementsOf(command)[0]?.["Value"] ?? "");

const remote = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|MSOnline)$/;

function isAct(command: Node, text: string): boolean {
  const name = nameOf(command);
  const given = givenTo(command, text);
  if (/^Invoke-(Mg)?GraphRequest$/.test(name)) return given["Method"] !== "GET";
  return remote.test(findCmdlet(name)?.module ?? "") && effectOf(name, given) !== "read";
}

/** What a command is given by name: the value of a constant, true for a switch, undefined for what only the run knows. */
function givenTo(command: Node, text: string): Readonly<Record<string, unknown>> {
  const elements = elementsOf(command);
  return Object.fromEntries(
    elements.flatMap((element, at) => {
      if (element.type !== "CommandParameterAst") return [];
      const value = (element["Argument"] ?? elements[at + 1]) as Node | undefined;
      const isSwitch = value === undefined || value.type === "CommandParameterAst";
      return [[String(element["ParameterName"]), isSwitch ? true : (value["Value"] ?? flag(text, value))]];
    }),
  );
}

function flag(text: string, { start, end }: Node): boolean | undefined {
  const said = text.slice(start, end);
  return said === "$true" ? true : said === "$false" ? false : undefined;
}
