import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { alwaysEnds, callsOf } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import type { ScriptRule } from "../rule.ts";
import { callsNamed } from "../support/called.ts";
import { modulesAskedFor } from "../support/module.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

interface Sdk {
  readonly connects: RegExp;
  readonly modules: RegExp;
  /** What its commands are called like, where a name tells: the first call of one loads its module. */
  readonly commands?: RegExp;
}

const exchange: Sdk = { connects: /^Connect-(ExchangeOnline|IPPSSession)$/i, modules: /^ExchangeOnlineManagement$/i };
const others = [
  {
    sdk: "the Graph SDK",
    connects: /^Connect-(MgGraph|Graph)$/i,
    modules: /^Microsoft\.Graph(\.|$)/i,
    commands: /^([a-z]+-Mg(?!mt)\w+|Invoke-GraphRequest)$/i,
    instead: "Invoke-RestMethod with a token of the managed identity",
    /** Seen with PowerShell 7.6 on a desktop too (microsoftgraph/msgraph-sdk-powershell#3394). */
    everywhere: true,
  },
  {
    sdk: "Az",
    connects: /^(Connect|Add|Login)-AzAccount$/i,
    modules: /^Az(\.|$)/i,
    commands: /^[a-z]+-Az(?!ure)\w+$/i,
    instead: "Invoke-RestMethod with a token of the managed identity, or another runbook",
    everywhere: false,
  },
] as const;

/** One identity SDK in a process: each brings its own version of one library, and the second to connect fails. */
export const twoSdksInProcess: ScriptRule = function* (checked) {
  const { script } = checked;
  const first = loadsOf(script, exchange);
  if (first.length === 0) return;
  for (const { sdk, instead, everywhere, ...other } of others) {
    if (!everywhere && !runsInAutomation(checked)) continue;
    const second = loadsOf(script, other).find(({ node }) => first.some((one) => canMeet(script, one.node, node)));
    if (second === undefined) continue;
    const beside = first.find((one) => canMeet(script, one.node, second.node))?.name ?? "";
    const values = { name: second.name, sdk, beside, instead };
    yield diagnostic("two-sdks-in-process", values, placeIn(script, second.node));
  }
};

interface Load {
  readonly node: Ast;
  readonly name: string;
}

/**
 * What brings an SDK into the process of the script; a job has a process of its own. Where nothing connects or imports, each of its commands
 * does: a module is loaded when one is first called (PowerShell-Docs, about_Modules).
 */
function loadsOf(script: Script, { connects, modules, commands }: Sdk): readonly Load[] {
  const imports = modulesAskedFor(script).flatMap(({ node, name }) =>
    node !== undefined && modules.test(name) ? [{ node, name: `the module ${name}` }] : [],
  );
  const jobs = callsNamed(script, /^(Start-Job|Invoke-Command|pwsh|powershell)(\.exe)?$/i).map(({ node }) => node);
  const asked = [...callsNamed(script, connects), ...imports];
  const loads = asked.length > 0 || commands === undefined ? asked : callsNamed(script, commands);
  return loads.filter(
    ({ node }) => !Array.from(around(script, node)).some((outer) => (jobs as readonly Ast[]).includes(outer)),
  );
}

/** Both can run in one run: neither stands in a branch that leaves the other out, and something calls their functions. */
function canMeet(script: Script, one: Ast, other: Ast): boolean {
  const places = placesOf(script, other);
  return placesOf(script, one).some((here) => places.some((there) => !areExclusive(script, here, there)));
}

/** Where a node runs, seen from the top level of the script: itself, or the calls of its function. */
function placesOf(script: Script, node: Ast, seen: readonly Ast[] = []): readonly Ast[] {
  const inside = script.functionAround(node);
  if (inside === undefined) return [node];
  if (seen.includes(inside)) return [];
  return callsOf(script, inside).flatMap((call) => placesOf(script, call.node, [...seen, inside]));
}

/** They stand in two branches of one if or switch, or the first ends the script in its branch. */
function areExclusive(script: Script, one: Ast, other: Ast): boolean {
  const here = [one, ...around(script, one)];
  const there = [other, ...around(script, other)];
  const common = here.find((node) => there.includes(node));
  const [mine, yours] = [here, there].map((path) => path.slice(0, path.indexOf(common as Ast)));
  if (common?.type === "IfStatementAst" || common?.type === "SwitchStatementAst")
    return [mine, yours].every((path) => path?.at(-1)?.type === "StatementBlockAst");
  const earlier = one.start < other.start ? mine : yours;
  return (earlier ?? []).some((node) => node.type === "StatementBlockAst" && alwaysEnds(script, node));
}
