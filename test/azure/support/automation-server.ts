import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { answerTo, type Account, type Behaviour, type Request } from "./simulated-account.ts";

export interface AutomationServer {
  readonly address: string;
  readonly account: () => Account;
  /** What has changed something, in turn. */
  readonly changes: () => readonly Request[];
}

const base =
  /^\/subscriptions\/[-0-9a-f]{36}\/resourceGroups\/rg\/providers\/Microsoft\.Automation\/automationAccounts\/purges(.*)\?api-version=2024-10-23$/;

/** An account behind HTTP, until the test is over. */
export async function automationServer(account: Account, behaviour: Behaviour): Promise<AutomationServer> {
  let now = account;
  const changes: Request[] = [];
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const [, path] = base.exec(incoming.url ?? "") ?? [];
      const body = Buffer.concat(parts).toString("utf8");
      const { method = "", headers } = incoming;
      const request = { method, path: path ?? "/elsewhere", contentType: headers["content-type"] ?? "", body };
      if (method !== "GET") changes.push(request);
      const answer = answerTo(now, request, behaviour);
      now = answer.account;
      const isText = typeof answer.body === "string";
      outgoing.writeHead(answer.status, { "Content-Type": isText ? "text/powershell" : "application/json" });
      outgoing.end(isText ? answer.body : answer.body === undefined ? "" : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, account: () => now, changes: () => changes };
}
