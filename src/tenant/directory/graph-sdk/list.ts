import { isOn, textIn, type Answer, type Call } from "../../call.ts";
import type { State } from "../../state.ts";
import { sent, told } from "./request.ts";

interface Page {
  readonly value: readonly unknown[];
  readonly "@odata.nextLink"?: string;
}

/** One object by its id, or a list: its first page, or with -All every page. */
export function read(
  tenant: State,
  call: Call,
  place: { readonly one: (id: string) => string; readonly many: string; readonly idName: string },
  shown: (value: unknown) => unknown,
): Answer {
  const id = textIn(call, place.idName);
  if (id !== undefined)
    return told(sent(tenant, "GET", `${place.one(encodeURIComponent(id))}${optionsOf(call, ["$select"])}`), (body) => [
      shown(JSON.parse(body)),
    ]);
  return pages(tenant, `${place.many}${optionsOf(call, ["$select", "$filter", "$top"])}`, call, shown);
}

function pages(tenant: State, first: string, call: Call, shown: (value: unknown) => unknown): Answer {
  const objects: unknown[] = [];
  let next: string | undefined = first;
  while (next !== undefined) {
    const answer = sent(tenant, "GET", next);
    const { error } = told(answer, () => []);
    if (error !== undefined || answer === undefined) return told(answer, () => []);
    const page = JSON.parse(answer.body) as Page;
    objects.push(...page.value.map(shown));
    next = isOn(call, "All") ? page["@odata.nextLink"] : undefined;
  }
  return { objects };
}

/** The query options that the parameters mean. */
function optionsOf(call: Call, names: readonly string[]): string {
  const given: Readonly<Record<string, string | undefined>> = {
    $select: call.parameters["Property"] === undefined ? undefined : [call.parameters["Property"]].flat().join(","),
    $filter: textIn(call, "Filter"),
    $top: textIn(call, "Top") ?? textIn(call, "PageSize"),
  };
  const options = names.flatMap((name) =>
    given[name] === undefined ? [] : [`${name}=${encodeURIComponent(given[name])}`],
  );
  return options.length === 0 ? "" : `?${options.join("&")}`;
}
