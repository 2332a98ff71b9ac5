import { expect, it } from "vitest";
import { effectOf, findCmdlet } from "../../src/catalog/catalog.ts";
import type { SyntaxNode } from "../../src/engine/reading.ts";
import { folderOf } from "../../src/procedure/form.ts";
import { compileShipped } from "../compile/support/shipped.ts";
import { nodesOf } from "../engine/nodes.ts";
import { readWhole } from "../powershell/support/reader.ts";

// What part 5 of the design asks of every act, looked for in what PowerShell reads of the scripts, whatever lowering meant.

interface Script {
  readonly name: string;
  readonly text: string;
  readonly nodes: readonly SyntaxNode[];
}

const scripts: readonly Script[] = await Promise.all(
  (await compileShipped(["automation", "desktop-7"])).map(async ({ text, procedure, form }) => ({
    name: `${folderOf(form)}${procedure.name}`,
    text,
    nodes: nodesOf((await readWhole(text)).root),
  })),
);
const each = it.each(scripts.map((script) => [script.name, script] as const));

const elementsOf = (command: SyntaxNode): readonly SyntaxNode[] => command["CommandElements"] as readonly SyntaxNode[];
const nameOf = (command: SyntaxNode): string => String(elementsOf(command)[0]?.["Value"] ?? "");
const isCommand = (node: SyntaxNode, name = /./): boolean => node.type === "CommandAst" && name.test(nameOf(node));
const holds = (outer: SyntaxNode, inner: SyntaxNode): boolean => outer.start <= inner.start && inner.end <= outer.end;
const textOf = ({ text }: Script, { start, end }: SyntaxNode): string => text.slice(start, end);

/** All that stands around a node, the nearest first. */
const around = ({ nodes }: Script, node: SyntaxNode): readonly SyntaxNode[] =>
  nodes
    .filter((outer) => outer !== node && holds(outer, node))
    .sort((one, other) => one.end - one.start - (other.end - other.start));

/** What a command is given by name: the value of a constant, else its text. */
function givenTo(script: Script, command: SyntaxNode): Readonly<Record<string, unknown>> {
  const elements = elementsOf(command);
  return Object.fromEntries(
    elements.flatMap((element, at) => {
      if (element.type !== "CommandParameterAst") return [];
      const value = (element["Argument"] ?? elements[at + 1]) as SyntaxNode | undefined;
      const isSwitch = value === undefined || value.type === "CommandParameterAst";
      return [[String(element["ParameterName"]), isSwitch ? true : (value["Value"] ?? literal(textOf(script, value)))]];
    }),
  );
}
const literal = (text: string): unknown => (text === "$true" ? true : text === "$false" ? false : undefined);

const remote = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|MSOnline)$/;

/** True for a call that changes or destroys something in the service. */
function isAct(script: Script, node: SyntaxNode): boolean {
  if (node.type !== "CommandAst") return false;
  const name = nameOf(node);
  const given = givenTo(script, node);
  if (/^Invoke-(Mg)?GraphRequest$/.test(name)) return typeof given["Method"] === "string" && given["Method"] !== "GET";
  if (/^(Connect|Disconnect)-/.test(name)) return false;
  return remote.test(findCmdlet(name)?.module ?? "") && effectOf(name, given) !== "read";
}

const acts = (script: Script): readonly SyntaxNode[] => script.nodes.filter((node) => isAct(script, node));
const clausesOf = (node: SyntaxNode): readonly (readonly SyntaxNode[])[] =>
  node["Clauses"] as readonly (readonly SyntaxNode[])[];

/** True where a node runs in Mode Execute alone. */
const isGated = (script: Script, node: SyntaxNode): boolean =>
  around(script, node).some(
    (outer) =>
      outer.type === "IfStatementAst" &&
      clausesOf(outer).some(
        ([condition, body]) =>
          condition !== undefined &&
          body !== undefined &&
          holds(body, node) &&
          textOf(script, condition) === "$run.Mode -eq 'Execute'",
      ),
  );

it("finds the acts that it looks at", () => {
  const names = new Set(scripts.flatMap((script) => acts(script).map(nameOf)));
  expect([...names]).toEqual(
    expect.arrayContaining([
      "Remove-Mailbox",
      "New-Mailbox",
      "Set-Mailbox",
      "Invoke-GraphRequest",
      "Remove-MgUser",
      "Remove-MsolUser",
    ]),
  );
});

each("runs nothing in Preview that changes anything: %s", (_name, script) => {
  const keeping = /^(Enter-Claim|Save-Evidence|Write-StoreItem|Save-Failure|Save-Outcome)$/;
  const inFunctions = script.nodes.filter(({ type }) => type === "FunctionDefinitionAst");
  const isOwn = (node: SyntaxNode): boolean => inFunctions.some((definition) => holds(definition, node));
  const writing = script.nodes.filter((node) => isAct(script, node) || (isCommand(node, keeping) && !isOwn(node)));
  expect(writing.filter((node) => !isGated(script, node)).map((node) => textOf(script, node))).toEqual([]);
  expect(acts(script).filter(isOwn)).toEqual([]);
});

/** The statements that run immediately before an act, in order, in the block in which it stands. */
function before(script: Script, act: SyntaxNode): readonly SyntaxNode[] {
  const block = around(script, act).find(({ type }) => type === "NamedBlockAst" || type === "StatementBlockAst");
  const statements = (block?.["Statements"] ?? []) as readonly SyntaxNode[];
  return statements.filter(({ end }) => end <= act.start);
}

const guardsOn = (statements: readonly string[], facts: string): readonly string[] =>
  statements.flatMap((text) => (text.includes(`-Facts $${facts}`) ? (/^Assert-\w+/.exec(text)?.[0] ?? []) : []));

each("reads, guards and compares the object again immediately before each act: %s", (_name, script) => {
  for (const act of acts(script)) {
    const statements = before(script, act).map((node) => textOf(script, node));
    const said = `${nameOf(act)} behind:\n${statements.join("\n")}`;
    const at = (pattern: RegExp): number => statements.findIndex((text) => pattern.test(text));
    const order = [
      at(/^\$freshFound = @\([^]*\|\s+Where-Object \{ \[string\]\$_\.\w+ -eq /),
      at(/^Assert-OneTarget -Found \$freshFound /),
      at(/^\$fresh = \$freshFound\[0\]$/),
      at(/^\$freshFacts = Get-DecidingFact -Of \$fresh /),
      at(/^Assert-Unchanged -Recorded \$\w+Facts -Fresh \$freshFacts$/),
      at(/^\$run\.Issued = \$true$/),
    ];
    expect(order, said).toEqual([...order].sort((one, other) => one - other));
    expect(order[0], said).toBeGreaterThanOrEqual(0);
    expect(order.at(-1), said).toBe(statements.length - 1);

    const facts =
      /-Recorded \$(\w+)/.exec(statements.find((text) => text.startsWith("Assert-Unchanged")) ?? "")?.[1] ?? "";
    const all = script.nodes
      .filter((node) => isCommand(node, /^Assert-/) && node.end < act.start)
      .map((node) => textOf(script, node));
    const checked = guardsOn(all, facts);
    expect(checked.length, said).toBeGreaterThan(0);
    expect(new Set(guardsOn(statements, "freshFacts")), said).toEqual(new Set(checked));
  }
});

each("records the facts before each act, under a claim, and looks after it: %s", (_name, script) => {
  for (const act of acts(script)) {
    const commandsBefore = script.nodes.filter((node) => isCommand(node) && node.end <= act.start).map(nameOf);
    const commandsAfter = script.nodes.filter((node) => isCommand(node) && node.start > act.end).map(nameOf);
    expect(commandsBefore).toEqual(expect.arrayContaining(["Enter-Claim", "Save-Evidence", "Assert-TimeLeft"]));
    expect(
      commandsAfter.some((name) => /^(Confirm-Gone|Confirm-AllGone|Wait-Until)$/.test(name)),
      nameOf(act),
    ).toBe(true);
    const facts =
      /-Recorded (\$\w+)/.exec(
        before(script, act)
          .map((node) => textOf(script, node))
          .join("\n"),
      )?.[1] ?? "";
    const records = script.nodes.filter((node) => node.type === "HashtableAst" && node.end < act.start);
    expect(
      records.some((node) => textOf(script, node).includes(`facts = ${facts}\n`)),
      facts,
    ).toBe(true);
  }
});

each("holds every answer to an identity against what was asked for: %s", (_name, script) => {
  const inFunctions = script.nodes.filter(({ type }) => type === "FunctionDefinitionAst");
  const asking = script.nodes.filter(
    (node) =>
      isCommand(node, /^(Get-|Invoke-GraphRequest$)/) &&
      !inFunctions.some((definition) => holds(definition, node)) &&
      ["Identity", "UserId", "DirectoryObjectId", "DomainId", "ObjectId", "Absent"].some(
        (name) => name in givenTo(script, node),
      ) &&
      givenTo(script, node)["All"] !== true &&
      nameOf(node) !== "Get-PublicFolder",
  );
  const isFiltered = (node: SyntaxNode): boolean =>
    around(script, node).some(
      ({ type, PipelineElements }) =>
        type === "PipelineAst" &&
        (PipelineElements as readonly SyntaxNode[]).some(
          (element) => isCommand(element, /^Where-Object$/) && element.start > node.end,
        ),
    );
  expect(asking.filter((node) => !isFiltered(node)).map((node) => textOf(script, node))).toEqual([]);
});

each("names no identity by anything but a parameter, a target or the object as it is now: %s", (_name, script) => {
  for (const act of acts(script)) {
    const identity = elementsOf(act).findIndex((node) =>
      /^(Identity|UserId|ObjectId|DirectoryObjectId|InactiveMailbox|SoftDeletedObject|SourceMailbox)$/.test(
        String(node["ParameterName"]),
      ),
    );
    const value = elementsOf(act)[identity + 1];
    const pipe = around(script, act).find(({ type }) => type === "PipelineAst");
    const piped = ((pipe?.["PipelineElements"] ?? []) as readonly SyntaxNode[])[0];
    const said =
      identity >= 0 && value !== undefined && value.type !== "CommandParameterAst"
        ? textOf(script, value)
        : piped === undefined
          ? ""
          : textOf(script, piped);
    expect(said, textOf(script, act)).toMatch(/\$fresh\b/);
  }
});
