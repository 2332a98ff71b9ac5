import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

export interface Answer<State> {
  readonly state: State;
  readonly status: number;
  /** A text is sent as it is; everything else is JSON. */
  readonly body?: unknown;
}

export interface SimulationServer<State> {
  readonly address: string;
  readonly state: () => State;
  /** All that was asked, in turn. */
  readonly asked: () => readonly Request[];
}

/** A simulated service behind HTTP, until the test is over. */
export async function simulationServer<State>(
  initial: State,
  answerTo: (state: State, request: Request) => Answer<State>,
): Promise<SimulationServer<State>> {
  let now = initial;
  const asked: Request[] = [];
  // A request that the simulation does not expect fails where it is asked, instead of having no answer.
  const answered = (state: State, request: Request): Answer<State> => {
    try {
      return answerTo(state, request);
    } catch (error) {
      return { state, status: 500, body: String(error) };
    }
  };
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const { method = "", headers, url: path = "" } = incoming;
      const body = Buffer.concat(parts).toString("utf8");
      const request = { method, path, contentType: headers["content-type"] ?? "", body };
      asked.push(request);
      const answer = answered(now, request);
      now = answer.state;
      const isText = typeof answer.body === "string";
      outgoing.writeHead(answer.status, { "Content-Type": isText ? "text/powershell" : "application/json" });
      outgoing.end(isText ? answer.body : answer.body === undefined ? "" : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, state: () => now, asked: () => asked };
}
