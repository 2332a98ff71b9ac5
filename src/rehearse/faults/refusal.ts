import { refused } from "../../tenant/call.ts";
import { errorAnswer, type GraphError } from "../../tenant/directory/graph/errors.ts";
import { failureText } from "../../tenant/directory/graph-sdk/request.ts";
import { jsonAnswer, type HttpAnswer, type HttpRequest } from "../../tenant/http.ts";
import type { State } from "../../tenant/state.ts";
import { answerOf } from "../../tenant/storage/answer.ts";
import { failed, type ErrorCode } from "../../tenant/storage/errors.ts";
import { destinationOf } from "../destination.ts";
import type { Outcome, RunCall } from "../rehearsal.ts";
import { webCommand } from "../web-command.ts";
import { requestIn } from "../web-request.ts";

/** How one and the same refusal is told by each service. */
export interface Refusal {
  /** What a cmdlet of Exchange Online says, and one that connects. */
  readonly exchange: string;
  /** What the directory says, over HTTP and through its modules. */
  readonly directory: GraphError;
  readonly store: ErrorCode;
  /** Seconds after which to try again, as HTTP says it. */
  readonly retryAfter?: number;
}

/** The refusal of a call, in the words of the service that it goes to. */
export function refusalOf(state: State, call: RunCall, refusal: Refusal): Outcome {
  if (webCommand.test(call.name)) {
    const { status, headers, body } = overHttp(state, call, refusal);
    const wait = refusal.retryAfter === undefined ? {} : { "Retry-After": String(refusal.retryAfter) };
    return { objects: [{ status, headers: { ...headers, ...wait }, body }] };
  }
  const { status, code, message } = refusal.directory;
  return refused(
    destinationOf(call) === "directory-module" ? failureText(status, { code, message }) : refusal.exchange,
  );
}

function overHttp(state: State, call: RunCall, { directory, store }: Refusal): HttpAnswer {
  const request: HttpRequest = requestIn(call);
  switch (destinationOf(call)) {
    case "store":
      return answerOf(state, request, failed(store));
    case "graph":
      return errorAnswer(state, request, directory);
    default:
      // Invented: of the endpoint of the identity nothing but its answer without an identity is known.
      return jsonAnswer(directory.status, { error: directory.code, error_description: directory.message });
  }
}
