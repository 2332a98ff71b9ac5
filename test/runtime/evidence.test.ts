import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { RunOptions } from "./support/run-script.ts";
import { runScript } from "./support/run-script.ts";
import { servicesOfEachTest } from "./support/services.ts";

const services = servicesOfEachTest();
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** An evidence store, and how to see and change what is in it. */
type Store = {
  readonly options: RunOptions;
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, body: string) => void;
};

function blobStore(web: NonNullable<RunOptions["web"]>): Store {
  const { origin, store } = services();
  return {
    options: { origin, web },
    read: (name) => store.get(`purges/${name}`)?.body,
    write: (name, body) => void store.set(`purges/${name}`, { body, sha256: undefined, lease: undefined }),
  };
}

function folderStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), "purgebook-evidence-"));
  folders.push(folder);
  return {
    options: { evidenceUri: folder },
    read: (name) => readFileSync(join(folder, name), "utf8"),
    write: (name, body) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), body);
    },
  };
}

const stores: [string, () => Store][] = [
  ["a folder", folderStore],
  ["blobs, the engine's web", () => blobStore("the engine")],
  ["blobs, Windows PowerShell's web", () => blobStore("Windows PowerShell")],
];

it.each(stores)("keeps a text as it is, and has nothing under other names (%s)", async (_, open) => {
  const store = open();
  const script = `
    $text = 'Zo' + [char] 0xEB + ' ' + [char]::ConvertFromUtf32(0x1F5D1) + [char] 10
    Write-StoreItem -Name 'CHG-1/a/x.json' -Text $text
    (Read-StoreItem -Name 'CHG-1/a/x.json') -ceq $text
    $null -eq (Read-StoreItem -Name 'CHG-1/a/y.json')
    $null -eq (Read-StoreItem -Name 'CHG-2/a/x.json')`;
  expect(await runScript(script, store.options)).toMatchObject({ failure: null, output: ["True", "True", "True"] });
  expect(store.read("CHG-1/a/x.json")).toBe("Zo\u00eb \u{1f5d1}\n");
});

it.each(stores)("never overwrites (%s)", async (_, open) => {
  const store = open();
  store.write("CHG-1/a/x.json", "the first");
  const { failure } = await runScript("Write-StoreItem -Name 'CHG-1/a/x.json' -Text 'the first'", store.options);
  expect(failure).toMatchObject({ code: "evidence-exists" });
  expect(store.read("CHG-1/a/x.json")).toBe("the first");
});

it.each(stores)(
  "lists what is directly below a prefix, in order, however many pages it takes (%s)",
  async (_, open) => {
    const store = open();
    for (const name of ["b", "C", "a", "d/e", "f"]) store.write(`CHG-1/a/${name}.json`, "");
    store.write("CHG-1/ab/x.json", "");
    const { output } = await runScript(
      "Get-StoreItemName -Prefix 'CHG-1/a'\nGet-StoreItemName -Prefix 'CHG-1/none'",
      store.options,
    );
    expect(output).toEqual(["C", "a", "b", "f"].map((name) => `CHG-1/a/${name}.json`));
  },
);

it("refuses every name that could lead out of the store", async () => {
  const names = [
    "../x",
    "a/../x",
    "..",
    "a/..",
    "/x",
    "a//x",
    "a/",
    ".x",
    "a./x",
    "C:x",
    "a\\..\\x",
    "a b",
    "%2e%2e/x",
    "",
    "x\n",
    "\u212a",
  ];
  const folder = folderStore();
  const script = `
    foreach ($name in (ConvertFrom-Json -InputObject '${JSON.stringify({ names })}').names) {
        try { Write-StoreItem -Name $name -Text 'out'; 'written' } catch { $_.FullyQualifiedErrorId }
    }`;
  const { output } = await runScript(script, folder.options);
  expect(output).toEqual(names.map(() => "bad-name"));
  expect(readdirSync(folder.options.evidenceUri ?? "")).toEqual([]);
});

it.each(stores)("records a target with everything that says whose it is (%s)", async (_, open) => {
  const store = open();
  const script = `
    $mailbox = [pscustomobject]@{
        Name = "It's <Zo$([char] 0xEB)>"; When = [datetime]::new(2026, 1, 2, 3, 4, 5, [System.DateTimeKind]::Utc)
        Id = [guid] '00000000-0000-0000-0000-00000000000a'; One = @('x'); None = @(); Missing = $null; Size = [long] 5GB
    }
    Save-Evidence -Target 'a' -Record ([ordered]@{ facts = [ordered]@{ IsDirSynced = $false; Kind = [System.DayOfWeek]::Monday }; mailbox = $mailbox })`;
  const { output, failure } = await runScript(script, store.options);
  const name = "CHG-1/a/20261123T100000000Z-4.json";
  expect({ output, failure }).toEqual({ output: [name], failure: null });
  const text = store.read(name) ?? "";
  expect(JSON.parse(text)).toEqual({
    schema: "purgebook-record-1",
    runbook: "Remove-SoftDeletedMailbox",
    hash: "0".repeat(64),
    ticket: "CHG-1",
    mode: "Execute",
    organization: "contoso.onmicrosoft.com",
    tenant: "33333333-0000-4000-8000-000000000000",
    origin: { identity: "managed identity" },
    step: 4,
    target: "a",
    time: "2026-11-23T10:00:00.000Z",
    record: {
      facts: { IsDirSynced: false, Kind: "Monday" },
      mailbox: {
        Name: "It's <Zo\u00eb>",
        When: "2026-01-02T03:04:05.000Z",
        Id: "00000000-0000-0000-0000-00000000000a",
        One: ["x"],
        None: [],
        Missing: null,
        Size: 5 * 2 ** 30,
      },
    },
  });
  const blob = services().store.get(`purges/${name}`);
  if (blob !== undefined) expect(blob.sha256).toBe(createHash("sha256").update(text).digest("hex"));
});

it("says of a run in Azure Automation which job it is, and who is signed in", async () => {
  const job = "44444444-0000-4000-8000-000000000000";
  const script = `
    $env:AUTOMATION_ASSET_SANDBOX_ID = 'sandbox'
    try {
        ConvertTo-Json -InputObject (Get-RunOrigin) -Compress
        $PSPrivateMetadata = @{ JobId = [guid] '${job}' }
        $run.AppId = ''
        ConvertTo-Json -InputObject (Get-RunOrigin) -Compress
    }
    finally { $env:AUTOMATION_ASSET_SANDBOX_ID = $null }`;
  const { output, failure } = await runScript(script, { origin: services().origin });
  expect(failure).toBeNull();
  expect(output.map((text) => JSON.parse(text) as unknown)).toEqual([
    { job: "sandbox", identity: "0a0b0c0d-0000-0000-0000-00000000a991" },
    { job, identity: "managed identity" },
  ]);
});

const save = "Save-Evidence -Target 'a' -Record ([ordered]@{ x = 1 })";

it.each(stores)("does not write a record over another one (%s)", async (_, open) => {
  const store = open();
  const { failure } = await runScript(`$null = ${save}\n$run.Hash = '1' * 64\n${save}`, store.options);
  expect(failure).toMatchObject({ code: "evidence-exists" });
  expect(store.read("CHG-1/a/20261123T100000000Z-4.json")).toContain("0".repeat(64));
});

it.each([
  ["something else", { status: 200, body: '{"schema":"purgebook-record-1"}' }],
  ["nothing", { status: 404, headers: { "x-ms-error-code": "BlobNotFound" } }],
])("does not count as recorded what comes back as %s", async (_, answer) => {
  services().faults.push("none", answer);
  const { failure } = await runScript(save, { origin: services().origin });
  expect(failure).toMatchObject({ code: "evidence-differs" });
});

it("knows its own write again when the answer to it was lost", async () => {
  services().faults.push("unanswered");
  const { output, failure } = await runScript(save, { origin: services().origin });
  expect({ count: output.length, failure }).toEqual({ count: 1, failure: null });
  expect(
    services()
      .calls()
      .map((call) => call.split(" ")[0]),
  ).toEqual(["PUT", "PUT", "GET", "GET"]);
});

it("does not take another's item for its own when an answer was lost", async () => {
  blobStore("the engine").write("CHG-1/a/x.json", "of another job");
  services().faults.push("unheard");
  const { failure } = await runScript("Write-StoreItem -Name 'CHG-1/a/x.json' -Text 'mine'", {
    origin: services().origin,
  });
  expect(failure).toMatchObject({ code: "evidence-exists" });
});

it("does not conclude from a store that is not there that an item is not there", async () => {
  const options = { origin: services().origin, evidenceUri: `${services().origin}/elsewhere` };
  for (const script of [
    "Read-StoreItem -Name 'CHG-1/x'",
    "Get-StoreItemName -Prefix 'CHG-1'",
    "Find-EarlierRecord -Target 'a' -Act 'Remove-Mailbox'",
  ])
    expect(await runScript(script, options)).toMatchObject({ output: [], failure: { code: "store-refused" } });
  services().faults.push({ status: 200, type: "application/xml", body: "<html>Welcome to this network</html>" });
  const welcomed = await runScript("Get-StoreItemName -Prefix 'CHG-1'", { origin: services().origin });
  expect(welcomed).toMatchObject({ failure: { code: "store-refused" } });
});

const mine = {
  schema: "purgebook-record-1",
  ticket: "CHG-1",
  target: "a",
  mode: "Execute",
  record: { acts: ["Remove-Mailbox"], x: 1 },
};
const find =
  "$found = @(Find-EarlierRecord -Target 'a' -Act 'Remove-Mailbox')\nif ($found.Count -eq 0) { 'none' } else { $found[0].Name; $found[0].Content.record.x }";

it.each(stores)("does not take the record that was written before another act (%s)", async (_, open) => {
  const store = open();
  const record = { ...mine.record, acts: ["Set-Mailbox"] };
  store.write("CHG-1/a/20261101T000000000Z-4.json", JSON.stringify({ ...mine, record }));
  const { output, warnings } = await runScript(find, store.options);
  expect({ output, warnings }).toEqual({ output: ["none"], warnings: [] });
});

it.each(stores)("finds the newest record of this target under this ticket (%s)", async (_, open) => {
  const store = open();
  store.write("CHG-1/a/20261101T000000000Z-4.json", JSON.stringify(mine));
  store.write("CHG-1/a/20261102T000000000Z-4.json", JSON.stringify({ ...mine, record: { ...mine.record, x: 2 } }));
  store.write("CHG-1/a/20261103T000000000Z-4.json", JSON.stringify({ ...mine, target: "b" }));
  const { output } = await runScript(find, store.options);
  expect(output).toEqual(["CHG-1/a/20261102T000000000Z-4.json", "2"]);
});

it.each(stores)(
  "accepts no record that does not itself say that it is of this target and ticket (%s)",
  async (_, open) => {
    const store = open();
    const others = [
      JSON.stringify({ ...mine, ticket: "CHG-2" }),
      JSON.stringify({ ...mine, ticket: "chg-1" }),
      JSON.stringify({ ...mine, ticket: ["CHG-1"] }),
      JSON.stringify({ ...mine, target: "b" }),
      JSON.stringify({ ...mine, target: undefined }),
      JSON.stringify({ ...mine, mode: "Preview" }),
      JSON.stringify({ ...mine, schema: 1 }),
      JSON.stringify([mine, mine]),
      JSON.stringify(mine).slice(0, -1),
      "null",
      "",
    ];
    others.forEach((text, index) => store.write(`CHG-1/a/20261101T0000000${10 + index}Z-4.json`, text));
    store.write("CHG-1/a/latest.json", JSON.stringify(mine));
    store.write("CHG-1/ab/20261101T000000000Z-4.json", JSON.stringify(mine));
    store.write("CHG-2/a/20261101T000000000Z-4.json", JSON.stringify(mine));
    const { output, warnings, failure } = await runScript(find, store.options);
    expect({ output, failure }).toEqual({ output: ["none"], failure: null });
    expect(warnings).toHaveLength(others.length);
  },
);
