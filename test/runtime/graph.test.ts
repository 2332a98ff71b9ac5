import { expect, it } from "vitest";
import { graphError, json } from "./support/fake-services.ts";
import { runScript, webs } from "./support/run-script.ts";
import { servicesOfEachTest } from "./support/services.ts";

const services = servicesOfEachTest();

const id = "0a0b0c0d-0000-0000-0000-000000000001";
const user = `/users/${id}`;
const gone = graphError(404, "Request_ResourceNotFound", `Resource '${id.toUpperCase()}' does not exist.`);
const rushed = graphError(409, "Directory_ConcurrencyViolation", "Please wait briefly and retry.");
const slow = graphError(429, "TooManyRequests", "This request is throttled.", { "Retry-After": "13" });

function request(script: string, web: (typeof webs)[number] = "the engine") {
  return runScript(script, { origin: services().origin, web });
}

it.each(webs)("gives an object, whose dates are the texts that Graph wrote (%s)", async (web) => {
  const body = { id, displayName: "Zo\u00eb", deletedDateTime: "2026-11-20T09:08:07Z", mail: null };
  // Without a charset, which Windows PowerShell would take for Latin-1.
  services().answerGraph(() => ({ status: 200, type: "application/json", body: JSON.stringify(body) }));
  const script = `
    $user = Invoke-GraphRequest -Method GET -Path '${user}?$select=id'
    $user.displayName, $user.deletedDateTime, ($null -eq $user.mail)`;
  const { output } = await request(script, web);
  expect(output).toEqual(["Zo\u00eb", "2026-11-20T09:08:07Z", "True"]);
  expect(services().calls()).toEqual([`GET /v1.0${user}?$select=id`]);
});

it("asks for a token of Graph, and for eventual consistency only where told to", async () => {
  services().answerGraph(() => json(200, { value: [] }));
  await request(
    "Invoke-GraphRequest -Method GET -Path '/users'\n$null = Invoke-GraphRequest -Method GET -Path '/users' -Eventual",
  );
  expect(services().seen[0]?.query.get("resource")).toBe(services().origin);
  expect(services().seen.map(({ headers }) => headers["consistencylevel"])).toEqual([undefined, undefined, "eventual"]);
});

it.each(webs)("sends a change as UTF-8 JSON, and gives nothing where nothing is answered (%s)", async (web) => {
  const script = `Invoke-GraphRequest -Method PATCH -Path '${user}' -Body @{ accountEnabled = $false; displayName = [string] [char] 0xEB }`;
  expect(await request(`@(${script}).Count`, web)).toMatchObject({ output: ["0"], failure: null });
  const seen = services().seen.at(-1);
  expect(seen?.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(JSON.parse(seen?.body ?? "")).toEqual({ accountEnabled: false, displayName: "\u00eb" });
});

it("gives the values of every page", async () => {
  const { origin } = services();
  services().answerGraph(({ query }) => {
    const page = Number(query.get("page") ?? 0);
    const next = page < 2 ? { "@odata.nextLink": `${origin}/v1.0/users?page=${page + 1}` } : {};
    return json(200, { value: page === 1 ? [] : [{ id: `${page}-a` }, { id: `${page}-b` }], ...next });
  });
  const { output } = await request("(Invoke-GraphRequest -Method GET -Path '/users' -All).id");
  expect(output).toEqual(["0-a", "0-b", "2-a", "2-b"]);
});

it("fails as a whole where one page fails", async () => {
  const { origin } = services();
  services().answerGraph(({ query }) =>
    query.has("page")
      ? graphError(400, "BadRequest", "No such page.")
      : json(200, { value: [{ id }], "@odata.nextLink": `${origin}/v1.0/users?page=1` }),
  );
  expect(await request("Invoke-GraphRequest -Method GET -Path '/users' -All")).toMatchObject({
    output: [],
    failure: { code: "directory-refused", because: expect.stringContaining("No such page.") },
  });
});

it("sends its token nowhere but to Graph", async () => {
  services().answerGraph(() =>
    json(200, { value: [], "@odata.nextLink": `${services().origin}.example.com/v1.0/users?page=1` }),
  );
  const { failure } = await request("Invoke-GraphRequest -Method GET -Path '/users' -All");
  expect(failure).toMatchObject({ code: "directory-refused" });
});

it("does not take an answer for a list that is none", async () => {
  for (const answer of [
    json(200, { id }),
    { status: 200 },
    { status: 200, type: "text/html", body: "<p>Welcome</p>" },
  ]) {
    services().answerGraph(() => answer);
    const { failure } = await request("Invoke-GraphRequest -Method GET -Path '/users' -All");
    expect(failure).toMatchObject({ code: "directory-refused" });
  }
});

it.each(webs)("gives nothing only where the very id that was asked for is absent (%s)", async (web) => {
  const look = (absent: string) => `
    try { @(Invoke-GraphRequest -Method GET -Path '${user}' ${absent}).Count } catch { $_.FullyQualifiedErrorId }`;
  services().answerGraph(() => gone);
  const { output } = await request(
    [look(`-Absent '${id}'`), look("-Absent 'another'"), look(""), look("-Absent ''")].join("\n"),
    web,
  );
  expect(output).toEqual(["0", "directory-refused", "directory-refused", "directory-refused"]);
  services().answerGraph(() => graphError(404, "ResourceNotFound", `No resource for ${id}.`));
  expect((await request(look(`-Absent '${id}'`), web)).output).toEqual(["directory-refused"]);
});

it.each(webs)("names a missing role (%s)", async (web) => {
  services().answerGraph(() => graphError(403, "Authorization_RequestDenied", "Insufficient privileges."));
  const { failure } = await request(`Invoke-GraphRequest -Method DELETE -Path '${user}'`, web);
  expect(failure).toMatchObject({
    code: "role-is-missing",
    because: expect.stringContaining("Insufficient privileges."),
  });
  expect(services().calls()).toHaveLength(1);
});

it.each(webs)("repeats a change that was put off, after the pause that was asked for (%s)", async (web) => {
  services().faults.push(slow, rushed, { status: 503, headers: { "Retry-After": "3" } });
  const { failure, sleeps } = await request(`Invoke-GraphRequest -Method DELETE -Path '${user}'`, web);
  expect({ failure, sleeps }).toEqual({ failure: null, sleeps: [13, 10, 3] });
  expect(services().calls()).toEqual(Array<string>(4).fill(`DELETE /v1.0${user}`));
});

it("says that it is throttled where that does not end", async () => {
  services().faults.push(...Array<typeof rushed>(8).fill(rushed));
  const { failure } = await request(`Invoke-GraphRequest -Method DELETE -Path '${user}'`);
  expect(failure).toMatchObject({ code: "throttled" });
});

const losses = ["unheard", "unanswered", { status: 500 }, { status: 502 }, { status: 504 }, { status: 408 }] as const;

it.each(webs)("never repeats a change whose answer was lost (%s)", async (web) => {
  for (const change of ["DELETE", "PATCH -Body @{ accountEnabled = $false }", "POST -Body @{ displayName = 'x' }"]) {
    services().faults.push(...losses);
    const once = `try { Invoke-GraphRequest -Path '${user}' -Method ${change} } catch { $_.FullyQualifiedErrorId }`;
    const { output, sleeps } = await request(losses.map(() => once).join("\n"), web);
    expect({ output, sleeps }).toEqual({ output: losses.map(() => "answer-lost"), sleeps: [] });
  }
  expect(services().calls()).toHaveLength(3 * losses.length);
});

it.each(webs)("repeats a look whose answer was lost (%s)", async (web) => {
  services().answerGraph(() => json(200, { id }));
  services().faults.push(...losses);
  const { output } = await request(`(Invoke-GraphRequest -Method GET -Path '${user}').id`, web);
  expect(output).toEqual([id]);
  expect(services().calls()).toHaveLength(losses.length + 1);
});

it("says so where a look is never answered", async () => {
  services().faults.push(...Array<{ status: number }>(8).fill({ status: 504 }));
  const { failure } = await request(`Invoke-GraphRequest -Method GET -Path '${user}'`);
  expect(failure).toMatchObject({ code: "no-answer" });
});

it.each(webs)("does a change once where the first token had died (%s)", async (web) => {
  const script = `$null = Get-IdentityToken -Resource $run.GraphUri\n$clock.Now = $clock.Now.AddMinutes(44)\nInvoke-GraphRequest -Method DELETE -Path '${user}'`;
  services().faults.push(
    graphError(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
  );
  const { failure, sleeps } = await request(script, web);
  expect({ failure, sleeps }).toEqual({ failure: null, sleeps: [] });
  expect(services().calls()).toHaveLength(2);
});
