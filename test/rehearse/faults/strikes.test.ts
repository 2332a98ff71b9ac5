import { expect, it } from "vitest";
import type { Fault } from "../../../src/rehearse/faults/fault.ts";
import { faults } from "../../../src/rehearse/faults/index.ts";
import { withFaults } from "../../../src/rehearse/faults/with-faults.ts";
import type { Service } from "../../../src/rehearse/rehearsal.ts";
import { serve } from "../../../src/rehearse/service.ts";
import type { Call } from "../../../src/tenant/call.ts";
import { withConnection } from "../../../src/tenant/session/session.ts";
import type { Tenant } from "../../../src/tenant/tenant.ts";
import { id, mailbox, mailboxIn, tenant } from "../../tenant/support/state.ts";

const store = "https://contosoevidence.blob.core.windows.net";
const claim = `${store}/purges-claims/claims/${id(1)}.claim`;
const web = (Method: string, Uri: string, Headers: object = {}): Call => ({
  name: "Invoke-WebRequest",
  parameters: { Method, Uri, Headers: { "x-ms-version": "2023-11-03", ...Headers } },
});
const look: Call = { name: "Get-Mailbox", parameters: { Identity: id(1), SoftDeletedMailbox: true } };
const list: Call = { name: "Get-Mailbox", parameters: { SoftDeletedMailbox: true, ResultSize: "Unlimited" } };
const purge: Call = { name: "Remove-Mailbox", parameters: { Identity: id(1), PermanentlyDelete: true } };
const takeClaim = web("PUT", `${claim}?comp=lease`, {
  "x-ms-lease-action": "acquire",
  "x-ms-lease-duration": "60",
  "x-ms-proposed-lease-id": id(9, "c0"),
});

const faultOf = (name: string): Fault => {
  const fault = faults.find((one) => one.name === name);
  if (fault === undefined) throw new Error(`There is no fault ${name}.`);
  return { ...fault, frequency: { ...fault.frequency, oneIn: 1 } };
};

function connected(): Tenant {
  const on = tenant({ mailboxes: [mailbox(1), mailbox(2), mailbox(3)] });
  const { session, organization, tenantId } = on.state;
  const signedIn = { signIn: "managed-identity", organization, tenantId, appId: "", userPrincipalName: "" } as const;
  on.connect(withConnection(session, { service: "exchange", ...signedIn }));
  return on;
}

/** Asks a service as a script does, one call after the other. */
function asked(on: Tenant, service: Service, calls: readonly Call[], run = { started: on.state.now, output: [""] }) {
  return calls.map((call) => {
    const outcome = service(on, { ...call, run });
    on.apply(outcome.changes);
    return outcome;
  });
}

/** The last of these calls, each struck by a fault that strikes whenever it can. */
function struck(name: string, calls: readonly Call[], on = connected()) {
  const outcome = asked(on, withFaults(serve, [faultOf(name)], 1), calls).at(-1);
  expect(outcome?.struck).toEqual([name]);
  const [answered] = (outcome?.objects ?? []) as readonly { readonly status?: number; readonly headers?: object }[];
  return { on, outcome, said: outcome?.error?.message, status: answered?.status, headers: answered?.headers };
}

it("refuses calls that are too many, in the words of each service", () => {
  expect(struck("throttled", [look]).said).toMatch(/maximum number of concurrent requests/);
  expect(struck("throttled", [web("GET", "https://graph.microsoft.com/v1.0/users")])).toMatchObject({ status: 429 });
  expect(struck("throttled", [web("GET", claim)])).toMatchObject({
    status: 503,
    headers: { "x-ms-error-code": "ServerBusy" },
  });
});

it("says for how long it is throttled, and keeps to it", () => {
  const graph = web("GET", "https://graph.microsoft.com/v1.0/users");
  const { on, headers } = struck("throttled-for-a-while", [graph]);
  expect(Number((headers as Readonly<Record<string, string>>)["Retry-After"])).toBeGreaterThanOrEqual(20);
  const service = withFaults(serve, [{ ...faultOf("throttled-for-a-while"), frequency: { oneIn: 1, atMost: 1 } }], 1);
  const [first] = asked(on, service, [look]);
  const seconds = Number(/Retry-After: (\d+)/.exec(first?.error?.message ?? "")?.[1]);
  on.advance((seconds - 1) * 1000);
  expect(asked(on, service, [look])[0]?.error?.message).toContain("Retry-After");
  on.advance(1000);
  expect(asked(on, service, [look])[0]?.error).toBeUndefined();
});

it("loses a call before it took effect, or its answer afterwards, and takes the time of the caller's patience", () => {
  const before = struck("timeout-before", [purge]);
  expect(before.said).toContain("timed out");
  expect(mailboxIn(before.on, 1)?.state).toBe("soft-deleted");
  const after = struck("timeout-after", [purge]);
  expect(after.said).toContain("timed out");
  expect(mailboxIn(after.on, 1)?.state).toBe("purged");
  const fresh = connected();
  expect(after.on.state.now - fresh.state.now).toBe(15 * 60_000);
  expect(struck("timeout-after", [web("GET", claim)])).toMatchObject({ status: 0 });
});

it("fails a change by the directory behind it, and no look", () => {
  expect(struck("directory-is-late", [purge]).said).toContain("may be transient");
  const [outcome] = asked(connected(), withFaults(serve, [faultOf("directory-is-late")], 1), [look]);
  expect(outcome).not.toHaveProperty("struck");
});

it("takes a token for expired until the script signs in again", () => {
  const on = connected();
  const service = withFaults(serve, [faultOf("expired-token")], 1);
  const connect: Call = {
    name: "Connect-ExchangeOnline",
    parameters: { ManagedIdentity: true, Organization: on.state.organization },
  };
  const outcomes = asked(on, service, [look, look, look, connect, look]);
  expect(outcomes.map(({ error }) => error?.message.includes("Access is denied") ?? false)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

it("loses the session, so that the cmdlets are not there", () => {
  expect(struck("lost-session", [look, look]).said).toContain("'Get-Mailbox' is not recognized");
});

it("shows what was changed later, up to a day, and in its order", () => {
  const { on } = struck("replication-delay", [purge]);
  expect(mailboxIn(on, 1)?.state).toBe("soft-deleted");
  on.advance(24 * 60 * 60_000);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
});

it("takes the role away for every later change, and leaves the looks", () => {
  const on = connected();
  const [first, second, third] = asked(on, withFaults(serve, [faultOf("role-taken-away")], 1), [purge, look, purge]);
  expect(first?.error?.message).toContain("isn't present in the role definition");
  expect(second?.error).toBeUndefined();
  expect(third?.struck).toEqual(["role-taken-away"]);
});

it("gives lists that lack their end", () => {
  const { outcome } = struck("partial-list", [list]);
  expect(outcome?.objects?.length).toBeLessThan(3);
});

it.each([
  ["changes-meanwhile", { Name: "user1 (renamed)", state: "soft-deleted" }],
  ["held-meanwhile", { LitigationHoldEnabled: true, IsInactiveMailbox: true }],
  ["vanishes-meanwhile", { state: "purged" }],
])("lets somebody else act on the object of a call: %s", (name, becomes) => {
  expect(mailboxIn(struck(name, [look]).on, 1)).toMatchObject(becomes);
});

it("lets another admin restore the mailbox", () => {
  const { on } = struck("restored-meanwhile", [look]);
  on.advance(5 * 60_000);
  expect(mailboxIn(on, 1)?.state).toBe("active");
});

it("gives pages of one entry that name the next", () => {
  const on = tenant({ users: [1, 2].map((number) => ({ id: id(number, "e0"), userPrincipalName: `user${number}` })) });
  const token = bearer(on, "https://graph.microsoft.com");
  const { outcome } = struck("short-pages", [web("GET", "https://graph.microsoft.com/v1.0/users", token)], on);
  const [answered] = (outcome?.objects ?? []) as readonly { readonly body: string }[];
  const page = JSON.parse(answered?.body ?? "") as { readonly value: readonly object[] };
  expect(page.value).toHaveLength(1);
  expect(page).toHaveProperty(["@odata.nextLink"]);
});

it("lets the store fail for an hour", () => {
  const on = connected();
  const service = withFaults(serve, [faultOf("store-fails")], 1);
  expect(asked(on, service, [web("GET", claim)])[0]?.objects).toMatchObject([{ status: 500 }]);
  on.advance(59 * 60_000);
  expect(asked(on, service, [web("GET", claim)])[0]?.objects).toMatchObject([{ status: 500 }]);
  on.advance(60_000);
  expect(asked(on, service, [web("GET", claim)])[0]).not.toHaveProperty("struck");
});

function bearer(on: Tenant, resource: string): object {
  const uri = `http://127.0.0.1:20072/oauth2/token?resource=${encodeURIComponent(resource)}`;
  const [answer] = asked(on, serve, [web("GET", uri, { Metadata: "True", "X-IDENTITY-HEADER": "rehearsal" })]);
  const { body } = (answer?.objects?.[0] ?? {}) as { readonly body: string };
  const date = new Date(on.state.now).toUTCString();
  return { Authorization: `Bearer ${(JSON.parse(body) as { access_token: string }).access_token}`, "x-ms-date": date };
}
const signed = (on: Tenant, { name, parameters }: Call): Call => ({
  name,
  parameters: {
    ...parameters,
    Headers: { ...(parameters["Headers"] as object), ...bearer(on, "https://storage.azure.com/") },
  },
});

it.each([
  ["claim-taken", "soft-deleted"],
  ["other-job", "purged"],
])("lets another job have the claim: %s", (name, state) => {
  const on = connected();
  const { status, headers } = struck(name, [signed(on, takeClaim)], on);
  expect({ status, headers }).toMatchObject({ status: 409, headers: { "x-ms-error-code": "LeaseAlreadyPresent" } });
  expect(mailboxIn(on, 1)?.state).toBe(state);
});

it("ends the process at a call, after three hours, and where it has written too much", () => {
  expect(struck("lost-sandbox", [look]).outcome).toMatchObject({ dies: true });
  const { on, outcome } = struck("three-hour-stop", [look]);
  expect(outcome).toMatchObject({ dies: true });
  expect(on.state.now - connected().state.now).toBe(3 * 60 * 60_000);
  const run = { started: on.state.now, output: ["a".repeat(1024 * 1024)] };
  expect(asked(on, withFaults(serve, [faultOf("stream-limit")], 1), [look], run)).toMatchObject([{ dies: true }]);
});

it("strikes the same calls with the same seed, and others with another", () => {
  const calls = Array.from({ length: 60 }, () => look);
  const places = (seed: number): readonly (readonly string[] | undefined)[] =>
    asked(connected(), withFaults(serve, faults, seed), calls).map((outcome) => outcome.struck);
  expect(places(7)).toEqual(places(7));
  expect(places(7)).not.toEqual(places(8));
});

it("strikes no oftener than it says", () => {
  const calls = Array.from({ length: 100 }, () => look);
  const outcomes = asked(connected(), withFaults(serve, [faultOf("throttled")], 1), calls);
  expect(outcomes.filter(({ struck: by }) => by !== undefined)).toHaveLength(20);
});
