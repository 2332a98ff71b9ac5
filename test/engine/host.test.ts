import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "../../src/engine/find.ts";
import { engineVersion } from "../../src/engine/version.ts";
import { hostUnderTest } from "./engine-under-test.ts";
import type { ScriptRun } from "./run-script.ts";
import { runScript } from "./run-script.ts";

let host: Engine;

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += String(chunk)));
  request.on("end", () => {
    const { method, headers } = request;
    if (request.url === "/busy") {
      response.writeHead(503, { "content-type": "application/json", "retry-after": "7" });
      response.end('{"error":{"code":"ServerBusy"}}');
    } else {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ method, body, type: headers["content-type"], token: headers.authorization }));
    }
  });
});
let address = "";

beforeAll(async () => {
  host = await hostUnderTest();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

async function lines(script: string, input = "", args: readonly string[] = []): Promise<string[]> {
  const { stdout, stderr, exitCode } = await runScript(host, script, args, input);
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  return stdout.trimEnd().split("\n");
}

it("says its version as pwsh does", async () => {
  expect(await engineVersion(host)).toMatch(/^7\.\d+\.\d+$/);
});

it("gives a script the lines of standard input, one by one", async () => {
  const script = '"input: $($input.GetType().Name)"; foreach ($line in $input) { "line $line" }';
  expect((await lines(script, "one\ntwo\n")).slice(1)).toEqual(["line one", "line two"]);
});

it("runs a process block for each line of standard input", async () => {
  expect(await lines('begin { "b" } process { "p $_" } end { "e" }', "1\n2\n")).toEqual(["b", "p 1", "p 2", "e"]);
});

it("ends with the script, also where standard input goes on", async () => {
  const run: ScriptRun = await runScript(
    host,
    "foreach ($line in $input) { $line; exit 4 }",
    [],
    "one\n".repeat(100_000),
  );
  expect(run).toEqual({ stdout: "one\n", stderr: "", exitCode: 4 });
});

it("refuses a command line that it does not know, as pwsh does, with 64", async () => {
  const unknown = { ...host, arguments: [...host.arguments, "-EncodedCommand"] };
  expect(await runScript(unknown, "'ran'")).toMatchObject({ stdout: "", exitCode: 64 });
});

it("knows its commands under the names of PowerShell's modules, also imported", async () => {
  const script = `
    Microsoft.PowerShell.Utility\\Write-Output 'qualified'
    Import-Module Microsoft.PowerShell.Utility, Microsoft.PowerShell.Management
    (Get-Command Get-Date).Source; (Get-Command Get-Item).Source`;
  expect(await lines(script)).toEqual(["qualified", "Microsoft.PowerShell.Utility", "Microsoft.PowerShell.Management"]);
});

it("lets a function stand in for a command, so that a clock can be replaced", async () => {
  const script =
    "function global:Get-Date { 'noon' }; Get-Date; (Microsoft.PowerShell.Utility\\Get-Date).GetType().Name";
  expect(await lines(script)).toEqual(["noon", "DateTime"]);
});

it("sends what Invoke-RestMethod and Invoke-WebRequest are told to send", async () => {
  const script = `param($Base)
    $put = Invoke-WebRequest -Uri "$Base/blob" -Method Put -Headers @{ Authorization = 'Bearer t'; 'x-ms-version' = '2021-12-02' } -Body ([Text.Encoding]::UTF8.GetBytes('{"a":"\u00e9"}')) -ContentType 'application/json' -UseBasicParsing
    $put.StatusCode; $put.Content
    $post = Invoke-RestMethod -Uri "$Base/token" -Method Post -Body @{ grant = 'a b' }
    "$($post.method) $($post.type) $($post.body)"`;
  expect(await lines(script, "", [address])).toEqual([
    "200",
    '{"method":"PUT","body":"{\\"a\\":\\"é\\"}","type":"application/json","token":"Bearer t"}',
    "POST application/x-www-form-urlencoded grant=a+b",
  ]);
});

it("gives an answer that is no success as an error with its status, body and headers", async () => {
  const script = `param($Base)
    try { Invoke-RestMethod -Uri "$Base/busy" }
    catch {
        $_.FullyQualifiedErrorId; $_.Exception.GetType().FullName; [int]$_.Exception.Response.StatusCode
        $_.Exception.Response.Headers.RetryAfter.Delta.TotalSeconds; $_.ErrorDetails.Message -replace '\\s+', ' '; $_.Exception.Message
    }`;
  expect(await lines(script, "", [address])).toEqual([
    "WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand",
    "Microsoft.PowerShell.Commands.HttpResponseException",
    "503",
    "7",
    ' { "error": { "code": "ServerBusy" } }',
    "Response status code does not indicate success: 503 (Service Unavailable).",
  ]);
});
