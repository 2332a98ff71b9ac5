import { effectOf } from "../catalog/catalog.ts";
import type { Call } from "../tenant/call.ts";
import { webCommand } from "./web-command.ts";
import { requestIn } from "./web-request.ts";

/** Whether a call only looks. */
export const isLook = (call: Call): boolean =>
  webCommand.test(call.name)
    ? /^(get|head)$/i.test(requestIn(call).method)
    : effectOf(call.name, call.parameters) === "read";
