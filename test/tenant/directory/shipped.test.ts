import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { directoryOperations, type DirectoryOperation } from "../../../src/catalog/directory.ts";
import { graphSdkCmdlets } from "../../../src/tenant/directory/graph-sdk/index.ts";
import { msonlineCmdlets } from "../../../src/tenant/directory/msonline/index.ts";
import { sessionCmdlets } from "../../../src/tenant/session/index.ts";
import { ask } from "../support/ask-graph.ts";
import { id, tenant, user } from "../support/directory-tenant.ts";

const state = tenant([user(1), user(2, { state: "deleted" })]);

it.each(Object.entries<DirectoryOperation>(directoryOperations))(
  "answers the operation %s to an identity with the permissions of the runbooks",
  (_, { method, path, select, body }) => {
    const own = path.startsWith("/domains") ? "contoso.com" : id(path.startsWith("/directory") ? 2 : 1);
    const asked = path.replace(/\{id\}/i, own) + (select === undefined ? "" : `?$select=${select.join(",")}`);
    expect(ask(state, method, asked, body).status).toBe(method === "GET" ? 200 : 204);
  },
);

it("knows every cmdlet of the directory and of the session that a shipped runbook calls", () => {
  const called = readdirSync("out", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ps1"))
    .flatMap((file) => readFileSync(`out/${file}`, "utf8").match(sessionOrDirectory) ?? []);
  const known = Object.keys({ ...sessionCmdlets, ...graphSdkCmdlets, ...msonlineCmdlets });
  expect(known).toEqual(expect.arrayContaining([...new Set(called)]));
  expect(called.length).toBeGreaterThan(0);
});

/** Calls, and not the words of a comment. */
const sessionOrDirectory =
  /(?<=^[^#\n]*)\b(?:[A-Z][a-z]+-(?:Mg|Msol)[A-Za-z]+|(?:Connect|Disconnect)-(?:ExchangeOnline|IPPSSession)|Get-ConnectionInformation|Get-AutomationCertificate|Import-Module)\b/gm;
