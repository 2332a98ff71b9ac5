import { effectOf, findCmdlet } from "../../../catalog/catalog.ts";
import type { Effect } from "../../../catalog/effect.ts";
import { namedActOf } from "../../../catalog/named-act.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap, valuesReaching } from "../../../powershell/script/value.ts";
import { addressTexts, isOfDirectory, type WebRequest } from "./web-request.ts";
import { textsIn } from "./texts.ts";

/** A request that changes or destroys something in the service. */
export interface Requested {
  /** As a message can name it: `the request DELETE .../users/$id`. */
  readonly name: string;
  readonly effect: Exclude<Effect, "read">;
}

/** What a request does to the service; undefined where it only asks, or asks something else. */
export function requested(script: Script, request: WebRequest): Requested | undefined {
  const methods = methodsOf(script, request);
  const method = methods.find((one) => one === "DELETE") ?? methods.find((one) => !reading.test(one));
  if (method === undefined || !isOfDirectory(script, request)) return undefined;
  const effect = effectOfRequest(script, request, method);
  if (effect === "read") return undefined;
  return { name: `the request ${method} ${addressShown(script, request.address)}`.trim(), effect };
}

const reading = /^(GET|HEAD|OPTIONS|DEFAULT)$/;

/** In capital letters; the expression itself where only the run knows. */
function methodsOf(script: Script, { method }: WebRequest): readonly string[] {
  if (method === undefined) return ["GET"];
  return valuesReaching(script, method).map((value) => {
    const said = constantOf(value);
    return typeof said === "string" ? said.toUpperCase() : script.textOf(value);
  });
}

function effectOfRequest(script: Script, request: WebRequest, method: string): Effect {
  if (method === "DELETE") return "destroy";
  const address = request.address === undefined ? "" : addressTexts(script, request.address);
  // Microsoft Graph, ediscoverySearch: purgeData; message, mailFolder and the like: permanentDelete.
  if (/\/((microsoft\.graph\.security\.)?purgeData|permanentDelete)\b/i.test(address)) return "destroy";
  const words =
    request.body === undefined ? [] : textsIn(script, request.body).flatMap((text) => text.match(/[\w-]+/g) ?? []);
  const effects = /\$batch\b/i.test(address)
    ? words.map(effectOfMethod)
    : /\/InvokeCommand\b/i.test(address)
      ? words.map(effectOfCmdlet)
      : [];
  const told = effects.filter((effect) => effect !== undefined);
  if (told.includes("destroy")) return "destroy";
  return told.length > 0 && told.every((effect) => effect === "read") ? "read" : "change";
}

const effectOfMethod = (word: string): Effect | undefined =>
  (({ delete: "destroy", get: "read", post: "change", patch: "change", put: "change" }) as const)[word.toLowerCase()];

/** What parameters the cmdlet is given is not told from the other words, so the worst of each counts. */
const effectOfCmdlet = (word: string): Effect | undefined => {
  if (namedActOf(word) !== undefined) return "destroy";
  const known = findCmdlet(word);
  return known === undefined || !/^ExchangeOnlineManagement$/.test(known.module) ? undefined : effectOf(word, []);
};

/** The end of an address, as it is written: `.../users/$id`. */
function addressShown(script: Script, address: Ast | undefined): string {
  if (address === undefined) return "";
  const [only, ...more] = valuesReaching(script, address);
  const whole = only === undefined || more.length > 0 ? address : only;
  // Of a pattern with `-f`, the pattern.
  const shown = whole.type === "BinaryExpressionAst" && whole.Operator === "Format" ? unwrap(whole.Left) : whole;
  const text = "Value" in shown ? String(shown.Value) : script.textOf(shown);
  const short = text.replace(/^https?:\/\/[^/]+(\/(v1\.0|beta))?/i, "...");
  return short.length > 80 ? `${short.slice(0, 77)}...` : short;
}
