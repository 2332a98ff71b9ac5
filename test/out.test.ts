import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findCmdlet, modulesOf } from "../src/catalog/catalog.ts";
import { check } from "../src/check.ts";
import type { Compiled } from "../src/compile.ts";
import { filesOf, readManifest } from "../src/emit/manifest.ts";
import { runbookFiles } from "../src/emit/runbook-files.ts";
import { scriptHash } from "../src/emit/script-hash.ts";
import type { SyntaxNode } from "../src/engine/reading.ts";
import { findProcedures } from "../src/load/find-procedures.ts";
import { folderOf, places, runtimesOf } from "../src/procedure/form.ts";
import { loadResources } from "../src/load/resources.ts";
import { sha256 } from "../src/util/sha256.ts";
import { compileFile, compileShipped, repository } from "./compile/support/shipped.ts";
import { nodesOf } from "./engine/nodes.ts";
import { readWhole } from "./powershell/support/reader.ts";

const out = join(repository, "out");
const shipped = await compileShipped();
/** The forms for desktops are not in out/, and are held to the same. */
const everywhere = await compileShipped(places);
const compiledFiles = new Map(
  shipped.flatMap((compiled) => [...runbookFiles({ ...compiled, name: compiled.procedure.name }, [], true).files]),
);
const committed = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(out.length + 1)
      .replaceAll("\\", "/"),
  )
  .sort();
const scripts = await Promise.all(
  everywhere.map(async (compiled) => {
    const reading = await readWhole(compiled.text);
    return {
      compiled,
      reading,
      nodes: nodesOf(reading.root),
      name: `${folderOf(compiled.form)}${compiled.procedure.name}`,
    };
  }),
);
type Script = (typeof scripts)[number];

it("holds what a compile of the shipped procedures gives, and nothing else", () => {
  expect(committed).toEqual([...compiledFiles.keys(), "manifest.json"].sort());
});

it.each([...compiledFiles])("is up to date: %s", (name, text) => {
  const there = readFileSync(join(out, name));
  const lines = there.toString("utf8").split("\n");
  const at = text.split("\n").findIndex((line, index) => line !== lines[index]);
  // A hash in the first difference alone says little: run "npm start", and read its diff.
  if (at >= 0) expect(`${name}:${at + 1}: ${lines[at]}`).toBe(`${name}:${at + 1}: ${text.split("\n")[at]}`);
  expect(there.equals(Buffer.from(text, "utf8"))).toBe(true);
});

it("has a manifest that accounts for every file and every source, with their hashes", () => {
  const { runbooks } = readManifest(readFileSync(join(out, "manifest.json"), "utf8"));
  expect([...filesOf(runbooks), "manifest.json"].sort()).toEqual(committed);
  for (const { script, review, permissions, sources, validated } of runbooks) {
    expect(validated, script.file).toBe(true);
    expect(scriptHash(readFileSync(join(out, script.file), "utf8"), script.hash), script.file).toBe(script.hash);
    for (const { file, sha256: hash } of [review, permissions])
      expect(sha256(readFileSync(join(out, file), "utf8")), file).toBe(hash);
    expect(sources.length).toBeGreaterThan(0);
    for (const { file, sha256: hash } of sources)
      expect(sha256(readFileSync(join(repository, file), "utf8")), file).toBe(hash);
  }
});

it("is the same at the next compile", async () => {
  expect(textsOf(await compileShipped())).toEqual(textsOf(shipped));
});

const textsOf = (compiled: readonly Compiled[]): readonly string[] =>
  compiled.flatMap(({ text, review, permissions }) => [text, review, permissions]);

it("is the same from another checkout and another working directory", async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "purgebook checkout-")));
  const before = process.cwd();
  try {
    cpSync(join(repository, "runbooks"), join(root, "runbooks"), { recursive: true });
    cpSync(join(repository, "package.json"), join(root, "package.json"));
    symlinkSync(join(repository, "src"), join(root, "src"), "dir");
    symlinkSync(join(repository, "node_modules"), join(root, "node_modules"), "dir");
    process.chdir(tmpdir());
    const resources = await loadResources();
    const { paths } = await findProcedures(root, []);
    const compiled: Compiled[] = [];
    for (const path of paths) compiled.push(...(await compileFile(path, root, resources)));
    expect(textsOf(compiled)).toEqual(textsOf(shipped));
  } finally {
    process.chdir(before);
    rmSync(root, { recursive: true });
  }
});

const each = it.each(scripts.map((script) => [script.name, script] as const));

each("is printable ASCII with LF, under 1 MB, with fewer than 50 parameters: %s", (_name, { compiled, nodes }) => {
  expect(compiled.text).toMatch(/^[\x20-\x7e\n]*\n$/);
  expect(compiled.text.length).toBeLessThan(1_000_000);
  const parameters = nodes.find(({ type }) => type === "ParamBlockAst")?.["Parameters"] as readonly SyntaxNode[];
  expect(parameters.length).toBeGreaterThan(0);
  expect(parameters.length).toBeLessThan(50);
});

const elementsOf = (command: SyntaxNode): readonly SyntaxNode[] => command["CommandElements"] as readonly SyntaxNode[];
const commandsIn = ({ nodes }: Script): readonly SyntaxNode[] => nodes.filter(({ type }) => type === "CommandAst");
const nameOf = (command: SyntaxNode): string => String(elementsOf(command)[0]?.["Value"] ?? "");
const functionsIn = ({ nodes }: Script): ReadonlySet<string> =>
  new Set(nodes.filter(({ type }) => type === "FunctionDefinitionAst").map((node) => String(node["Name"])));

/** What a parameter of a command is given: the text of a constant, the name of a variable with a $, or "" for a switch. */
function given(command: SyntaxNode, parameter: string): string | undefined {
  const elements = elementsOf(command);
  const at = elements.findIndex((node) => node.type === "CommandParameterAst" && node["ParameterName"] === parameter);
  if (at < 0) return undefined;
  const value = (elements[at]?.["Argument"] ?? elements[at + 1]) as SyntaxNode | undefined;
  return value?.["VariablePath"] === undefined ? String(value?.["Value"] ?? "") : `$${String(value["VariablePath"])}`;
}

/** The module of a command that every Automation runtime has, or that an Automation account can import. */
function moduleOf(name: string): string | undefined {
  const builtIn = modulesOf(name).find(({ where }) =>
    ["5.1", "7.4", "7.6"].every((version) => where.includes(version)),
  );
  return builtIn?.module ?? findCmdlet(name)?.module;
}

const remote = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|MSOnline)$/;
const talks = (name: string): boolean =>
  remote.test(moduleOf(name) ?? "") ||
  /^(Invoke-WebRequest|Invoke-RestMethod|Import-Module)$/.test(name) ||
  /-(Content|Item|ChildItem)$/.test(name);

each(
  "has no finding of a check where it is to run, but what its procedure lets stand: %s",
  (_name, { compiled, reading }) => {
    const { form, text } = compiled;
    const found = check({ file: "script.ps1", text, reading }, runtimesOf(form.place));
    expect(found.map(({ code, place, message }) => `${place?.line}: ${code}: ${message}`)).toEqual([]);
  },
);

each("calls nothing but its own functions and cmdlets that its runtime has: %s", (_name, script) => {
  const own = functionsIn(script);
  const calls = commandsIn(script);
  const unknown = calls.filter(
    (command) => nameOf(command) !== "" && !own.has(nameOf(command)) && moduleOf(nameOf(command)) === undefined,
  );
  expect(unknown.map(nameOf)).toEqual([]);
  // A block that a function was given is called by the operator; a name never is.
  const byOperator = calls.filter((command) => nameOf(command) === "" || command["InvocationOperator"] !== "Unknown");
  expect(byOperator.map((command) => elementsOf(command)[0]?.type)).toEqual(
    byOperator.map(() => "VariableExpressionAst"),
  );
  // One block runs in the scope of its function, which hears what it warns of.
  expect(
    byOperator
      .filter((command) => command["InvocationOperator"] !== "Ampersand")
      .map((command) => [command["InvocationOperator"], elementsOf(command)[0]?.["VariablePath"]]),
  ).toEqual(script.nodes.some((node) => node["Name"] === "Invoke-RemoteCall") ? [["Dot", "Call"]] : []);
  for (const command of byOperator)
    expect(["Call", "Look", "List", "One"]).toContain(elementsOf(command)[0]?.["VariablePath"]);
});

each("defines each function once, and none that nothing calls: %s", (_name, script) => {
  const defined = script.nodes
    .filter(({ type }) => type === "FunctionDefinitionAst")
    .map((node) => String(node["Name"]));
  expect(new Set(defined).size).toBe(defined.length);
  const called = new Set(commandsIn(script).map(nameOf));
  expect(defined.filter((name) => !called.has(name))).toEqual([]);
});

each("keeps Exchange Online and the Graph or MSOnline modules apart: %s", (_name, script) => {
  const modules = new Set(commandsIn(script).flatMap((command) => moduleOf(nameOf(command)) ?? []));
  const families = new Set([...modules].filter((module) => remote.test(module)).map((module) => module.split(".")[0]));
  expect(families.size).toBeLessThanOrEqual(1);
});

each("stops at an error of every call that leaves the process: %s", (_name, script) => {
  const own = functionsIn(script);
  const calls = commandsIn(script).filter((command) => talks(nameOf(command)) && !own.has(nameOf(command)));
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.filter((command) => given(command, "ErrorAction") !== "Stop").map(nameOf)).toEqual([]);
});

const asks = (name: string): boolean =>
  remote.test(moduleOf(name) ?? "") &&
  findCmdlet(name)?.cmdlet.parameters.some((parameter) => parameter.name === "Confirm") === true;

each("is never asked for a confirmation: %s", (_name, script) => {
  const calls = commandsIn(script).filter((command) => asks(nameOf(command)));
  expect(calls.filter((command) => given(command, "Confirm") !== "$false").map(nameOf)).toEqual([]);
});

it("looks for confirmations where there are some", () => {
  const names = new Set(scripts.flatMap((script) => commandsIn(script).map(nameOf)).filter(asks));
  expect([...names]).toEqual(expect.arrayContaining(["Remove-Mailbox", "Set-Mailbox", "New-Mailbox", "Remove-MgUser"]));
});

const neverCalled =
  /^(Write-Host|Write-Progress|Read-Host|Invoke-Expression|Invoke-Command|Start-Job|Start-Process|Add-Type|Set-Alias|Out-Host)$/i;
const neverThere: readonly (readonly [string, (node: SyntaxNode) => boolean])[] = [
  ["#Requires", (node) => node["requires"] === true],
  [
    "a begin, process, clean or dynamicparam block",
    (node) => node.type === "NamedBlockAst" && node["BlockKind"] !== "End",
  ],
  ["a ternary", (node) => node.type === "TernaryExpressionAst"],
  ["?? or ??=", (node) => String(node["Operator"]).startsWith("QuestionQuestion")],
  ["?. or ?[]", (node) => node["NullConditional"] === true],
  ["&& or ||", (node) => node.type === "PipelineChainAst"],
  ["a background job", (node) => node["Background"] === true],
  ["-Parallel", (node) => node.type === "CommandParameterAst" && /^Par/i.test(String(node["ParameterName"]))],
  ["foreach -Parallel", (node) => node.type === "ForEachStatementAst" && node["Flags"] !== "None"],
  ["using", (node) => node.type === "UsingStatementAst"],
  ["a class or an enum", (node) => node.type === "TypeDefinitionAst"],
  ["a splatted variable", (node) => node["Splatted"] === true],
  ["a redirection", (node) => node.type.endsWith("RedirectionAst")],
  ["an alias", (node) => node.type === "CommandAst" && nameOf(node) !== "" && !nameOf(node).includes("-")],
  ["a command for consoles or that runs text", (node) => node.type === "CommandAst" && neverCalled.test(nameOf(node))],
];

each("has nothing that Azure Automation or Windows PowerShell lacks: %s", (_name, { nodes }) => {
  for (const [what, is] of neverThere) expect(nodes.filter(is).length, what).toBe(0);
});

it("would see each of these", async () => {
  const text = `using namespace System
#Requires -Version 5.1
begin { } process { $a ? 1 : 2; $a ?? 1; $a?.b; foreach ($i in 1) { } } end {
  a && b; a &; 1 | ForEach-Object -Parallel { }; Get-It @splat 2>$null; Write-Host 'x'; enum E { A } }`.replace(
    "$a?.b",
    "${a}?.b",
  );
  const { errors, root } = await readWhole(text);
  expect(errors).toEqual([]);
  const nodes = nodesOf(root);
  const unseen = neverThere.filter(([, is]) => !nodes.some(is)).map(([what]) => what);
  expect(unseen).toEqual(["foreach -Parallel"]); // of workflows, which PowerShell 7 no longer reads
});
