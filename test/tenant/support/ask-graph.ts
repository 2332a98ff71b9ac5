import { graph } from "../../../src/tenant/directory/graph/graph.ts";
import { tokenFor } from "../../../src/tenant/directory/token.ts";
import type { HttpAnswer } from "../../../src/tenant/http.ts";
import type { State } from "../../../src/tenant/state.ts";
import { identity } from "./directory-tenant.ts";

export const graphUri = "https://graph.microsoft.com/v1.0";

/** A request to Graph with the token of the identity. */
export function ask(state: State, method: string, path: string, body?: unknown): HttpAnswer {
  return graph(state, {
    method,
    url: path.startsWith("https:") ? path : `${graphUri}${path}`,
    headers: { authorization: `Bearer ${tokenFor(state, "https://graph.microsoft.com")}` },
    body: body === undefined ? "" : JSON.stringify(body),
  });
}

/** The body of an answer, as a script reads it. */
export const read = ({ body }: HttpAnswer): any => JSON.parse(body);

export const errorOf = (answer: HttpAnswer): readonly [number, string, string] => {
  const { error } = read(answer) as { error: { code: string; message: string } };
  return [answer.status, error.code, error.message];
};

export const notFound = (id: string) => [
  404,
  "Request_ResourceNotFound",
  `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
];

export const insufficient = [403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."];

/** The identity with other permissions or roles. */
export const identityWith = (parts: Partial<typeof identity>) => ({ identity: { ...identity, ...parts } });
