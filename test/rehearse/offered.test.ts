import { expect, it } from "vitest";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { rehearseText } from "./support/rehearsals.ts";

const names = ["Get-Mailbox", "Get-MailboxSearch", "Get-EXOMailbox", "Get-MgUser", "Remove-Mailbox"];
const script = `foreach ($name in '${names.join("', '")}') { if (Get-Command -Name $name -ErrorAction SilentlyContinue) { $name } }`;

it.each([
  ["what is retired", {}, ["Get-Mailbox", "Get-EXOMailbox", "Get-MgUser", "Remove-Mailbox"]],
  ["nothing, where a session offers what is retired", { settings: { mailboxSearchCmdlets: true } }, names],
  [
    "what no role of who signs in has, but what the modules bring",
    { identity: { directoryRoles: ["Global Reader"] } },
    ["Get-Mailbox", "Get-EXOMailbox", "Get-MgUser"],
  ],
])("lacks %s", async (_, file, found) => {
  const { output } = await rehearseText(script, stateOf(file));
  expect(output).toEqual(found);
});

it("lets PowerShell itself say that a cmdlet is not there", async () => {
  const { output } = await rehearseText("try { Get-MailboxSearch } catch { $_.FullyQualifiedErrorId }", stateOf({}));
  expect(output).toEqual(["CommandNotFoundException"]);
});
