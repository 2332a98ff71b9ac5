import type { Ast } from "../../../powershell/script/ast.ts";
import { argumentNamed, sameName, type Command } from "../../../powershell/script/command.ts";
import { commandAt, functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { valuesReaching } from "../../../powershell/script/value.ts";
import { rememberedAround, rememberedOf } from "../../../util/remembered.ts";
import { bindingOf, type Binding } from "./binding.ts";
import { calledName } from "./called.ts";
import { meantName } from "./meant.ts";

/** What a call asks of the web, by whatever name and in whatever table it says so. */
export interface WebRequest {
  /** A command of the Graph SDK makes it, or a function in its place: whatever its address, it goes to the directory. */
  readonly isOfGraph: boolean;
  /** Undefined where nothing says it, which is GET. */
  readonly method: Ast | undefined;
  readonly address: Ast | undefined;
  readonly body: Ast | undefined;
  /** It has something with it. */
  readonly sends: boolean;
  /** As the cmdlet that makes it binds what it is given; undefined for a function in its place. */
  readonly binding: Binding | undefined;
}

const ofGraph = "Invoke-MgGraphRequest";

/**
 * The commands that make web requests, by the cmdlet whose parameters say what theirs mean: Invoke-WebRequest and Invoke-RestMethod have them
 * from one class (PowerShell/PowerShell, WebRequestPSCmdlet), and Invoke-GraphRequest is an alias that the Graph SDK brings.
 */
const requesters: Readonly<Record<string, string>> = {
  "invoke-restmethod": "Invoke-RestMethod",
  "invoke-webrequest": "Invoke-RestMethod",
  "invoke-mggraphrequest": ofGraph,
  "invoke-graphrequest": ofGraph,
};

const requesterNamed = (name: string | undefined): string | undefined => requesters[name?.toLowerCase() ?? ""];

const requests = new WeakMap<Script, Map<Command, WebRequest>>();

/** The web request that a call makes, itself or by a function of the script; undefined for any other call. */
export function webRequestIn(script: Script, command: Command): WebRequest | undefined {
  const called = functionNamed(script, command.name);
  const name =
    requesterNamed(calledName(script, command) ?? command.name) ?? requesterNamed(meantName(script, command));
  if (called !== undefined)
    return name !== undefined || makesRequests(script, called.Body) ? requestByNames(command, name) : undefined;
  return name === undefined
    ? undefined
    : rememberedOf(requests, script, command, () => requestOf(script, command, name));
}

function requestOf(script: Script, command: Command, name: string): WebRequest {
  const binding = bindingOf(script, { ...command, name });
  const given = binding?.given;
  return {
    binding,
    isOfGraph: name === ofGraph,
    method: (given?.get("Method") ?? given?.get("CustomMethod"))?.value,
    address: given?.get("Uri")?.value,
    body: given?.get("Body")?.value,
    sends: ["Body", "InFile", "Form", "InputFilePath"].some((one) => given?.has(one) === true),
  };
}

/** What a function that makes requests is asked for, by the names that they have in the cmdlets. */
function requestByNames(command: Command, name: string | undefined): WebRequest {
  return {
    binding: undefined,
    isOfGraph: name === ofGraph,
    method: argumentNamed(command, "Method"),
    address: argumentNamed(command, "Uri") ?? argumentNamed(command, "Path"),
    body: argumentNamed(command, "Body"),
    sends: command.arguments.some(
      (one) => one.kind === "parameter" && ["Body", "InFile"].some((sent) => sameName(one.name, sent)),
    ),
  };
}

const requesting = new WeakMap<Ast, boolean>();

const makesRequests = (script: Script, body: Ast): boolean =>
  // A function that calls itself adds nothing to what is found in the rest of it.
  rememberedAround(requesting, body, false, () =>
    script.nodesIn(body, "CommandAst").some((node) => {
      const command = commandAt(script, node);
      return command !== undefined && webRequestIn(script, command) !== undefined;
    }),
  );

/** Its address is, or may be, one of the directory, or of the APIs by which mailboxes are administrated and searched. */
export function isOfDirectory(script: Script, { address, isOfGraph }: WebRequest): boolean {
  if (address === undefined) return false;
  const text = addressTexts(script, address);
  return (
    /graph\.microsoft\.(com|us)|\/users\/|deletedItems|\/adminapi\//i.test(text) ||
    (isOfGraph && /\$batch\b|security\/cases\//i.test(text))
  );
}

/** The texts that an address is made of: `'/users/{0}' -f $id`. What it is filled with may come from any other answer. */
export const addressTexts = (script: Script, address: Ast): string =>
  valuesReaching(script, address)
    .flatMap((value) => script.within(value))
    .map((node) => ("Value" in node ? String(node.Value) : ""))
    .join(" ");
