import type { Import } from "../../../src/azure/import.ts";
import type { Request } from "./simulation-server.ts";

/**
 * An Automation account as its REST API shows it (Microsoft.Automation 2024-10-23), as far as an import comes to it. The words of its
 * errors are invented, where azure-automation 4 does not have them.
 */
export interface Account {
  readonly runbooks: Readonly<Record<string, Runbook>>;
  readonly environments: Readonly<Record<string, Environment>>;
}

export interface Runbook {
  readonly tags: Readonly<Record<string, string>>;
  readonly type: string;
  readonly environment: string;
  readonly published?: string;
  readonly draft?: string;
  readonly job?: TestJob;
}

export interface TestJob {
  /** What its status is at this look and the next ones; the last one stays. */
  readonly statuses: readonly string[];
}

export interface Environment {
  readonly version: string;
  readonly packages: Readonly<Record<string, Package>>;
}

export interface Package {
  readonly version: string;
  /** As of {@link TestJob.statuses}. */
  readonly states: readonly string[];
}

/** How the service behaves. */
export interface Behaviour {
  /** Of each test job. */
  readonly statuses: readonly string[];
  /** What becomes of content on its way into the account. */
  readonly arrives: (content: string) => string;
  /** What becomes of it where it is published. */
  readonly published: (content: string) => string;
}

export const faithful: Behaviour = {
  statuses: ["New", "Running", "Completed"],
  arrives: (content) => content,
  published: (content) => content,
};

export interface Answer {
  readonly account: Account;
  readonly status: number;
  /** A text is content of a runbook; everything else is JSON. */
  readonly body?: unknown;
}

/** The account as a deployment of main.bicep leaves it. */
export function deployed({ runbooks, environments, environmentOf }: Import): Account {
  return {
    runbooks: Object.fromEntries(
      runbooks.map((runbook): [string, Runbook] => [
        runbook.name,
        { tags: { managedBy: "purgebook" }, type: "PowerShell", environment: environmentOf(runbook).name },
      ]),
    ),
    environments: Object.fromEntries(
      environments.map(({ name, version, packages }): [string, Environment] => [
        name,
        {
          version,
          packages: Object.fromEntries(
            packages.map((each): [string, Package] => [each.name, { version: each.version, states: ["Succeeded"] }]),
          ),
        },
      ]),
    ),
  };
}

/** The account with one of its runbooks changed. */
export const withRunbook = (account: Account, name: string, change: Partial<Runbook>): Account => ({
  ...account,
  runbooks: { ...account.runbooks, [name]: { ...(account.runbooks[name] ?? nothing), ...change } },
});

const nothing: Runbook = { tags: {}, type: "PowerShell", environment: "" };

export function answerTo(account: Account, request: Request, behaviour: Behaviour): Answer {
  const [, kind, name = "", rest = ""] = /^\/(runbooks|runtimeEnvironments)\/([\w-]+)(\/.*)?$/.exec(request.path) ?? [];
  if (kind === "runtimeEnvironments") return environmentAnswer(account, name, rest, request);
  const runbook = account.runbooks[name];
  if (runbook === undefined) return missing(account);
  return runbookAnswer({ account, name, runbook, rest, behaviour }, request);
}

const refused = (account: Account, status: number, code: string, message: string): Answer => ({
  account,
  status,
  body: { error: { code, message } },
});
const missing = (account: Account): Answer => refused(account, 404, "NotFound", "The resource was not found.");

function environmentAnswer(account: Account, name: string, rest: string, { method }: Request): Answer {
  const environment = account.environments[name];
  if (environment === undefined || method !== "GET") return missing(account);
  if (rest === "")
    return {
      account,
      status: 200,
      body: { name, properties: { runtime: { language: "PowerShell", version: environment.version } } },
    };
  const packageName = rest.replace(/^\/packages\//, "");
  const found = environment.packages[packageName];
  if (found === undefined) return missing(account);
  const [provisioningState, ...later] = found.states;
  const packages = {
    ...environment.packages,
    [packageName]: { ...found, states: later.length > 0 ? later : found.states },
  };
  return {
    account: { ...account, environments: { ...account.environments, [name]: { ...environment, packages } } },
    status: 200,
    body: { name: packageName, properties: { provisioningState, version: found.version } },
  };
}

interface Asked {
  readonly account: Account;
  readonly name: string;
  readonly runbook: Runbook;
  readonly rest: string;
  readonly behaviour: Behaviour;
}

function runbookAnswer(asked: Asked, { method, contentType, body }: Request): Answer {
  const { account, name, runbook, rest, behaviour } = asked;
  const changed = (change: Partial<Runbook>, status: number, answer?: unknown): Answer => ({
    account: withRunbook(account, name, change),
    status,
    body: answer,
  });
  const content = (text: string | undefined): Answer =>
    text === undefined ? missing(account) : { account, status: 200, body: text };
  switch (`${method} ${rest}`) {
    case "GET ":
      return { account, status: 200, body: shown(name, runbook) };
    case "GET /content":
      return content(runbook.published);
    case "GET /draft/content":
      return content(runbook.draft);
    case "PUT /draft/content":
      if (!contentType.startsWith("text/powershell"))
        return refused(account, 415, "UnsupportedMediaType", `Content of a runbook is no ${contentType}.`);
      return changed({ draft: behaviour.arrives(body) }, 202);
    case "PUT /draft/testJob":
      return testJob(asked, JSON.parse(body) as TestJobAsked);
    case "GET /draft/testJob": {
      if (runbook.job === undefined) return missing(account);
      const [status, ...later] = runbook.job.statuses;
      const job = { statuses: later.length > 0 ? later : runbook.job.statuses };
      return changed({ job }, 200, { status, exception: status === "Failed" ? "too-many-targets." : null });
    }
    case "POST /draft/testJob/stop":
      return changed({ job: { statuses: ["Stopped"] } }, 200);
    case "PATCH ": {
      const { tags, properties } = JSON.parse(body) as RunbookPatch;
      const change = { tags, type: properties.runbookType, environment: properties.runtimeEnvironment };
      return changed(change, 200, shown(name, { ...runbook, ...change }));
    }
    case "POST /publish": {
      const { draft, ...kept } = runbook;
      if (draft === undefined) return refused(account, 409, "Conflict", "The runbook has no draft.");
      const published = { ...kept, published: behaviour.published(draft) };
      return { account: { ...account, runbooks: { ...account.runbooks, [name]: published } }, status: 202 };
    }
    default:
      return refused(account, 405, "MethodNotAllowed", `${method} ${rest} is not simulated.`);
  }
}

interface RunbookPatch {
  readonly tags: Readonly<Record<string, string>>;
  readonly properties: { readonly runbookType: string; readonly runtimeEnvironment: string };
}

interface TestJobAsked {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly runtimeEnvironment: string;
}

function testJob({ account, name, runbook, behaviour }: Asked, asked: TestJobAsked): Answer {
  if (runbook.draft === undefined) return refused(account, 404, "NotFound", "The runbook has no draft.");
  if (!(asked.runtimeEnvironment in account.environments))
    return refused(account, 400, "BadRequest", "The runtime environment was not found.");
  if (Object.values(asked.parameters).some((value) => typeof value !== "string"))
    return refused(account, 400, "BadRequest", "Parameters are texts.");
  const going = runbook.job?.statuses[0];
  if (going === "New" || going === "Running") return refused(account, 409, "Conflict", "A test job is running.");
  return { account: withRunbook(account, name, { job: { statuses: behaviour.statuses } }), status: 201, body: {} };
}

const shown = (name: string, { tags, type, environment, published, draft }: Runbook): unknown => ({
  name,
  tags,
  properties: {
    runbookType: type,
    runtimeEnvironment: environment,
    state: published === undefined ? "New" : draft === undefined ? "Published" : "Edit",
  },
});
