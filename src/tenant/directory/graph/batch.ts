import { withChanges, type Change } from "../../change.ts";
import type { HttpAnswer, HttpRequest } from "../../http.ts";
import type { State } from "../../state.ts";
import { graphErrors, type GraphError } from "./errors.ts";
import { failed, type Outcome } from "./route.ts";

const most = 20;

/** A request within a batch. */
interface Step {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}

/**
 * JSON batching: up to 20 requests in one, each with an answer of its own; one that depends on another is not done where that failed
 * (Graph, combine multiple requests). They are done in their order, though the service promises none.
 */
export function batch(
  tenant: State,
  body: string,
  answer: (tenant: State, request: HttpRequest) => HttpAnswer,
): Outcome {
  const steps = stepsIn(body);
  if (steps === undefined) return failed(graphErrors.invalidBody);
  if (steps.length > most) return failed(graphErrors.tooManySteps);
  const responses: object[] = [];
  const changes: Change[] = [];
  const bad = new Set<string>();
  let state = tenant;
  for (const step of steps) {
    if (step.dependsOn?.some((id) => bad.has(id))) {
      bad.add(step.id);
      responses.push({ id: step.id, status: 424, headers: {}, body: { error: errorOf(graphErrors.failedDependency) } });
      continue;
    }
    const { status, headers, body: text, changes: done = [] } = answer(state, requestOf(step));
    if (status >= 400) bad.add(step.id);
    responses.push({ id: step.id, status, headers, body: text === "" ? null : (JSON.parse(text) as unknown) });
    changes.push(...done);
    state = withChanges(state, done);
  }
  return { body: { responses }, changes };
}

const errorOf = ({ code, message }: GraphError): object => ({ code, message });

/** Addresses within a batch begin below the version. */
const requestOf = ({ method, url, headers, body }: Step): HttpRequest => ({
  method,
  url: `https://graph.microsoft.com/v1.0/${url.replace(/^\//, "")}`,
  headers: headers ?? {},
  body: body === undefined || body === null ? "" : JSON.stringify(body),
});

function stepsIn(body: string): readonly Step[] | undefined {
  try {
    const { requests } = JSON.parse(body) as { readonly requests?: unknown };
    return Array.isArray(requests) ? (requests as readonly Step[]) : undefined;
  } catch {
    return undefined;
  }
}
