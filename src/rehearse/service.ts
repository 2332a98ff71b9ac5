import { answer } from "../tenant/answer.ts";
import { refused, type Answer, type Call } from "../tenant/call.ts";
import { directoryServiceAt } from "../tenant/directory/index.ts";
import type { HttpAnswer, HttpService } from "../tenant/http.ts";
import { NotSimulated } from "../tenant/not-simulated.ts";
import { blobService } from "../tenant/storage/blob-service.ts";
import type { Tenant } from "../tenant/tenant.ts";
import type { Outcome } from "./rehearsal.ts";
import { webCommand } from "./web-command.ts";
import { isStore, requestIn } from "./web-request.ts";

/** The service, when nothing goes wrong: cmdlets by name, web requests by their address. */
export const serve = (tenant: Tenant, call: Call): Outcome => {
  try {
    const answered = webCommand.test(call.name) ? request(tenant.state, call) : answer(tenant.state, call);
    tenant.connect(answered.session);
    return answered;
  } catch (error) {
    // What is not simulated is told by the report, and to the script as an error that no service gives.
    if (error instanceof NotSimulated) return refused(error.message);
    throw error;
  }
};

function request(state: Parameters<HttpService>[0], call: Call): Answer {
  const asked = requestIn(call);
  const { status, headers, body, changes = [] } = serviceAt(asked.url)(state, asked);
  return { objects: [{ status, headers, body } satisfies Omit<HttpAnswer, "changes">], changes };
}

function serviceAt(url: string): HttpService {
  const { host, hostname } = new URL(url);
  const service = isStore(hostname) ? blobService : directoryServiceAt(url);
  if (service === undefined) throw new NotSimulated(`what is at ${host}`);
  return service;
}
