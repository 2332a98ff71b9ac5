import { graphErrors } from "./errors.ts";
import { holdsFor } from "./filter.ts";
import { failed, type Outcome } from "./route.ts";
import { NotSimulated } from "../../not-simulated.ts";

/** Of users Graph gives 100 in a page, and 999 at the most (Graph reference, list users). */
const usualPage = 100;
const largestPage = 999;

type Item = Readonly<Record<string, unknown>>;

/** One object, with the properties that are asked for. */
export const one = (url: URL, set: string, item: Item, usual?: readonly string[]): Outcome => ({
  body: { "@odata.context": `${url.origin}/v1.0/$metadata#${set}/$entity`, ...selected(url, item, usual) },
});

/** A page of a list: filtered, in the order of ids, with the address of the next where there is one. */
export function page(url: URL, set: string, items: readonly Item[], usual?: readonly string[]): Outcome {
  for (const option of ["$orderby", "$search", "$expand", "$count", "$skip"])
    if (url.searchParams.has(option)) throw new NotSimulated(`the query option ${option} of Microsoft Graph`);
  const top = Number(url.searchParams.get("$top") ?? usualPage);
  if (!Number.isInteger(top) || top < 1 || top > largestPage) return failed(graphErrors.invalidTop);
  const after = url.searchParams.get("$skiptoken") ?? "";
  const filter = url.searchParams.get("$filter");
  const holds = filter === null ? () => true : holdsFor(filter);
  const rest = items
    .filter((item) => String(item["id"]) > after && holds(item))
    .toSorted((one, other) => (String(one["id"]) < String(other["id"]) ? -1 : 1));
  const value = rest.slice(0, top);
  return {
    body: {
      "@odata.context": `${url.origin}/v1.0/$metadata#${set}`,
      ...(rest.length > top ? { "@odata.nextLink": next(url, String(value.at(-1)?.["id"])) } : {}),
      value: value.map((item) => selected(url, item, usual)),
    },
  };
}

/** The same question, from behind an object on: what is deleted meanwhile leaves no gap. */
function next({ origin, pathname, search }: URL, after: string): string {
  const options = search
    .slice(1)
    .split("&")
    .filter((option) => option !== "" && !/^(\$|%24)skiptoken=/i.test(option));
  return `${origin}${pathname}?${[...options, `$skiptoken=${encodeURIComponent(after)}`].join("&")}`;
}

/** The properties that are asked for, or the usual ones; a property without a value is null. */
function selected(url: URL, item: Item, usual: readonly string[] | undefined): object {
  const asked = url.searchParams
    .get("$select")
    ?.split(",")
    .map((name) => name.trim());
  const names = asked ?? usual;
  if (names === undefined) return item;
  const own = new Map(Object.keys(item).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    names.map((name) => own.get(name.toLowerCase()) ?? name).map((name) => [name, item[name] ?? null]),
  );
}
