import { answerTo, type Account, type Behaviour } from "./simulated-account.ts";
import { simulationServer, type Request } from "./simulation-server.ts";

export interface AutomationServer {
  readonly address: string;
  readonly account: () => Account;
  /** What has changed something, in turn. */
  readonly changes: () => readonly Request[];
}

const base =
  /^\/subscriptions\/[-0-9a-f]{36}\/resourceGroups\/rg\/providers\/Microsoft\.Automation\/automationAccounts\/purges(.*)\?api-version=2024-10-23$/;

/** The same request within the account, without the query. */
const within = (request: Request): Request => ({ ...request, path: base.exec(request.path)?.[1] ?? "/elsewhere" });

/** An account behind HTTP, until the test is over. */
export async function automationServer(account: Account, behaviour: Behaviour): Promise<AutomationServer> {
  const { address, state, asked } = await simulationServer(account, (now, request) => {
    const { account: state, ...answer } = answerTo(now, within(request), behaviour);
    return { ...answer, state };
  });
  const changes = () => asked().flatMap((request) => (request.method === "GET" ? [] : [within(request)]));
  return { address, account: state, changes };
}
