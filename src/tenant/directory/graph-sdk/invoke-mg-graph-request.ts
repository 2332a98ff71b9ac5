import { isOn, refused, textIn, type Call, type Cmdlet } from "../../call.ts";
import { NotSimulated } from "../../not-simulated.ts";
import { reasons, sent, told } from "./request.ts";

/** Any request to Graph. Of an error its message tells the status alone; what Graph said stands in the details of the error. */
export const invokeMgGraphRequest: Cmdlet = (tenant, call) => {
  const type = textIn(call, "OutputType") ?? "HashTable";
  if (/^HttpResponseMessage$/i.test(type)) throw new NotSimulated("the output type HttpResponseMessage");
  if (textIn(call, "OutputFilePath") !== undefined) throw new NotSimulated("Invoke-MgGraphRequest into a file");
  const answer = sent(tenant, textIn(call, "Method") ?? "GET", textIn(call, "Uri") ?? "", bodyOf(call));
  if (answer !== undefined && answer.status >= 400 && !isOn(call, "SkipHttpErrorCheck"))
    return refused(`Response status code does not indicate success: ${named(answer.status)}.`);
  if (answer !== undefined && answer.status >= 400) return { objects: [JSON.parse(answer.body)] };
  return told(answer, (body) => {
    if (body === "") return [];
    return [/^Json$/i.test(type) ? body : JSON.parse(body)];
  });
};

function bodyOf({ parameters }: Call): string {
  const body = parameters["Body"];
  if (body === undefined || body === null) return "";
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** `NotFound (Not Found)`: the name that .NET has for a status, and the reason of the answer. */
function named(status: number): string {
  const reason = reasons[status] ?? "BadRequest";
  return `${reason} (${reason.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")})`;
}
