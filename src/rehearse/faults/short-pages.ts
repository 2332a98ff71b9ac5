import { destinationOf } from "../destination.ts";
import type { RunCall } from "../rehearsal.ts";
import type { Fault } from "./fault.ts";
import { isLook } from "../is-look.ts";

/** A page of a list may be shorter than asked for (blob-storage, operations; the same holds of Graph): whoever does not follow the next one misses the rest. */
export const shortPages: Fault = {
  name: "short-pages",
  description: "A list over HTTP comes in pages of one entry each.",
  frequency: { oneIn: 2, atMost: 50 },
  around: (service, luck) => (tenant, call) => {
    const size = sizeParameter(call);
    return size !== undefined && luck.strikes() ? service(tenant, withSize(call, size)) : service(tenant, call);
  },
};

/** What a request names the size of a page by; undefined where it lists nothing. */
function sizeParameter(call: RunCall): string | undefined {
  const destination = destinationOf(call);
  if ((destination !== "graph" && destination !== "store") || !isLook(call)) return undefined;
  const url = new URL(String(call.parameters["Uri"]));
  if (destination === "store") return url.searchParams.get("comp") === "list" ? "maxresults" : undefined;
  return /\/(users|microsoft\.graph\.user)$/.test(url.pathname) && !/\/deletedItems\/[^/]+\/[^/]+$/.test(url.pathname)
    ? "$top"
    : undefined;
}

function withSize(call: RunCall, parameter: string): RunCall {
  const url = new URL(String(call.parameters["Uri"]));
  url.searchParams.set(parameter, "1");
  return { ...call, parameters: { ...call.parameters, Uri: String(url) } };
}
