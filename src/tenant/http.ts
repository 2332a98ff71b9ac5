import type { Change } from "./change.ts";
import type { State } from "./state.ts";

/** A request over HTTP. Bodies are texts. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is answered, and what it does in the tenant. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly changes?: readonly Change[];
}

/** A service that is asked over HTTP: a pure function of the tenant and the request. */
export type HttpService = (tenant: State, request: HttpRequest) => HttpAnswer;

/** A header, whatever the case of its name. */
export function headerOf({ headers }: Pick<HttpRequest, "headers">, name: string): string | undefined {
  const asked = name.toLowerCase();
  return Object.entries(headers).find(([own]) => own.toLowerCase() === asked)?.[1];
}

/** An answer of JSON. */
export const jsonAnswer = (status: number, body: unknown, changes: readonly Change[] = []): HttpAnswer => ({
  status,
  headers: { "Content-Type": "application/json; charset=utf-8" },
  body: JSON.stringify(body),
  changes,
});
