import type { Tenant } from "../../tenant/tenant.ts";
import { destinationOf } from "../destination.ts";
import type { Outcome, RunCall } from "../rehearsal.ts";
import { webCommand } from "../web-command.ts";

/** Milliseconds that a cmdlet of Exchange Online waits for an answer (exchange-state 7). */
const patienceOfExchange = 15 * 60_000;
/** Milliseconds that others wait: .NET's own, where no other is given. */
const usualPatience = 100_000;

/** What the script hears where no answer comes: nothing, until its patience is over. Both texts are .NET's. */
export function noAnswer(tenant: Tenant, call: RunCall): Outcome {
  const patience = destinationOf(call) === "exchange" ? patienceOfExchange : usualPatience;
  tenant.advance(patience);
  return webCommand.test(call.name)
    ? { objects: [{ status: 0, headers: {}, body: canceled(patience) }] }
    : { error: { message: "The operation has timed out." } };
}

const canceled = (patience: number): string =>
  `The request was canceled due to the configured HttpClient.Timeout of ${patience / 1000} seconds elapsing.`;
