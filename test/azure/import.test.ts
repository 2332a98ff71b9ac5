import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importOf } from "../../src/azure/import.ts";
import { automationServer } from "./support/automation-server.ts";
import { importFolder, withAzureCli, withPowerShell, type Given } from "./support/run-import.ts";
import { chosenRunbook, graphRunbook, scriptText } from "./support/runbooks.ts";
import { deployed, faithful, withRunbook, type Account, type Behaviour } from "./support/simulated-account.ts";

const whole = importOf([chosenRunbook("Remove-One"), graphRunbook("Show-User")], "automation-7.6", undefined);
const [one] = whole.runbooks;
const fresh = deployed(whole);
const parameters = { Organization: `O'Neill "& Söhne" \\ $(id)`, Unknown: "x" };

describe.each([
  ["import.ps1", withPowerShell],
  ["import.sh", withAzureCli],
])("%s", (_, run) => {
  async function imported(account: Account, given: Given = { parameters }, behaviour: Partial<Behaviour> = {}) {
    const server = await automationServer(account, { ...faithful, ...behaviour });
    const root = await importFolder(whole);
    const outcome = await run(root, server.address, given);
    const changes = server.changes().map(({ method, path }) => `${method} ${path}`);
    return { ...outcome, server, root, changes, said: `${outcome.stdout}${outcome.stderr}`.replace(/[\s|]+/g, " ") };
  }

  it("takes each runbook from its draft by a test job in Preview to what is published, and does it once", async () => {
    const { code, changes, server, root, said } = await imported(fresh);
    expect({ code, said }).toMatchObject({ code: 0 });
    const steps = (name: string) => [
      `PUT /runbooks/${name}/draft/content`,
      `PUT /runbooks/${name}/draft/testJob`,
      `PATCH /runbooks/${name}`,
      `POST /runbooks/${name}/publish`,
    ];
    expect(changes).toEqual([...steps("Remove-One"), ...steps("Show-User")]);
    const jobs = server.changes().filter(({ path }) => path.endsWith("/testJob"));
    expect(jobs.map(({ body }) => JSON.parse(body))).toMatchObject([
      { parameters: { Organization: parameters.Organization, Mode: "Preview" }, runOn: "" },
      { parameters: { Organization: parameters.Organization }, runOn: "" },
    ]);
    expect(jobs.map(({ body }) => Object.keys((JSON.parse(body) as { parameters: object }).parameters).length)).toEqual(
      [2, 1],
    );
    expect(server.account().runbooks["Remove-One"]).toMatchObject({
      published: scriptText("Remove-One"),
      tags: { managedBy: "purgebook", approvedHash: one?.hash, ticket: "CHG-1" },
    });

    const before = server.changes().length;
    expect(await run(root, server.address, { parameters })).toMatchObject({ code: 0 });
    expect(server.changes().length).toBe(before);
    expect(await run(root, server.address, { verify: true })).toMatchObject({ code: 0 });
  });

  it("imports one alone", async () => {
    const { code, server } = await imported(fresh, { parameters, runbook: "Show-User" });
    expect(code).toBe(0);
    expect(server.account().runbooks["Remove-One"]?.published).toBeUndefined();
    expect(await imported(fresh, { parameters, runbook: "Show-Users" })).toMatchObject({ code: 1, changes: [] });
  });

  it("uploads nothing where a byte of a file is not as approved", async () => {
    const server = await automationServer(fresh, faithful);
    const root = await importFolder(whole);
    writeFileSync(join(root, "Show-User.ps1"), `${scriptText("Show-User")} `);
    const { code, stderr, stdout } = await run(root, server.address, { parameters });
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toContain("is not what Ada approved under CHG-1");
    expect(server.changes()).toEqual([]);
  });

  it("waits for modules that are still being imported", async () => {
    const { environments } = fresh;
    const slow = JSON.parse(
      JSON.stringify(environments).replaceAll('"Succeeded"', '"Creating","Creating","Succeeded"'),
    ) as Account["environments"];
    expect(await imported({ ...fresh, environments: slow })).toMatchObject({ code: 0 });
  });

  it.each<[string, Account, Given, string]>([
    ["a module that failed", edited(fresh, '"Succeeded"', '"Failed"'), { parameters }, "import"],
    ["a module of another version", edited(fresh, '"3.9.2"', '"3.10.0"'), { parameters }, "3.10.0"],
    ["an environment of another version", edited(fresh, '"7.6"', '"7.4"'), { parameters }, "is of PowerShell 7.4"],
    ["no environment", { ...fresh, environments: {} }, { parameters }, "deploy main.bicep first"],
    ["no runbook", { ...fresh, runbooks: {} }, { parameters }, "There is no runbook Remove-One"],
    [
      "a runbook of another type",
      withRunbook(fresh, "Remove-One", { type: "PowerShell72" }),
      { parameters },
      "is of type PowerShell72",
    ],
    ["somebody else's runbook", withRunbook(fresh, "Remove-One", { tags: {} }), { parameters }, "is not purgebook's"],
    [
      "somebody else's draft",
      withRunbook(fresh, "Show-User", { draft: "# mine" }),
      { parameters },
      "has a draft of somebody else",
    ],
    ["a missing parameter", fresh, {}, "needs Organization"],
    ["Mode Execute", fresh, { parameters: { ...parameters, Mode: "Execute" } }, "only looks"],
  ])("changes nothing where there is %s", async (_name, account, given, message) => {
    const { code, changes, said } = await imported(account, given);
    expect({ code, changes, said }).toEqual({ code: 1, changes: [], said: expect.stringContaining(message) });
  });

  it("writes over a draft where it is told to", async () => {
    const account = withRunbook(fresh, "Show-User", { draft: "# mine" });
    const { code, server } = await imported(account, { parameters, replaceDraft: true });
    expect(code).toBe(0);
    expect(server.account().runbooks["Show-User"]?.published).toBe(scriptText("Show-User"));
  });

  it.each<[string, Given, Partial<Behaviour>, string]>([
    ["the test job fails", { parameters }, { statuses: ["Running", "Failed"] }, "too-many-targets"],
    [
      "the test job does not end",
      { parameters, waitMinutes: 0 },
      { statuses: ["Running"] },
      "Nothing of it was published",
    ],
    [
      "something else arrives",
      { parameters, waitMinutes: 0 },
      { arrives: (text) => text.replaceAll("\n", "\r\n") },
      "is not the approved script",
    ],
  ])("publishes nothing where %s", async (_name, given, behaviour, message) => {
    const { code, changes, server, said } = await imported(fresh, given, behaviour);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(message) });
    expect(changes.filter((change) => /PATCH|publish/.test(change))).toEqual([]);
    expect(server.account().runbooks["Remove-One"]?.published).toBeUndefined();
  });

  it("says where what is published is not what was approved", async () => {
    const { code, said } = await imported(fresh, { parameters }, { published: (text) => `${text}\n` });
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining("What is published as Remove-One is not"),
    });
  });

  it.each<[string, Parameters<typeof withRunbook>[2], string]>([
    ["changed content", { published: "# other" }, "what is published has the SHA-256"],
    ["another environment", { environment: "other" }, "it runs in another environment"],
    ["a draft", { draft: "# mine" }, "a draft lies beside it"],
  ])("finds %s afterwards, and changes nothing", async (_name, change, message) => {
    const published = whole.runbooks.reduce(
      (account, { name }) => withRunbook(account, name, { published: scriptText(name) }),
      fresh,
    );
    expect(await imported(published, { verify: true })).toMatchObject({ code: 0 });
    const { code, changes, said } = await imported(withRunbook(published, "Remove-One", change), { verify: true });
    expect({ code, changes, said }).toEqual({ code: 1, changes: [], said: expect.stringContaining(message) });
    expect(said).toContain("Show-User is what was approved under CHG-1.");
  });
});

/** The account with a text in its environments changed. */
function edited(account: Account, from: string, to: string): Account {
  const environments = JSON.parse(JSON.stringify(account.environments).replaceAll(from, to)) as Account["environments"];
  return { ...account, environments };
}
