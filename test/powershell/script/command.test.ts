import { expect, it } from "vitest";
import { commandsOf } from "../../../src/powershell/script/command.ts";
import { scriptIn } from "./support.ts";

const shown = async (text: string) =>
  commandsOf(await scriptIn(text)).map(({ name, arguments: given }) => [
    name,
    ...given.map((argument) => {
      if (argument.kind === "parameter") return `-${argument.name}${argument.value === undefined ? "" : ":"}`;
      return argument.kind === "splat" ? `@${argument.variable}` : "value";
    }),
  ]);

it.each<readonly [string, readonly (readonly (string | undefined)[])[]]>([
  ["Get-Mailbox -Identity $id 'x'", [["Get-Mailbox", "-Identity", "value", "value"]]],
  ["Remove-Mailbox @given -Confirm:$false", [["Remove-Mailbox", "@given", "-Confirm:"]]],
  ["ExchangeOnlineManagement\\Get-Mailbox", [["Get-Mailbox"]]],
  ["& 'Get-Mailbox' $id", [["Get-Mailbox", "value"]]],
  ["& $command $id", [[undefined, "value"]]],
  ["./Child.ps1 -A 1", [["./Child.ps1", "-A", "value"]]],
  [".\\Child.ps1", [[".\\Child.ps1"]]],
])("reads %s", async (text, expected) => {
  expect(await shown(text)).toEqual(expected);
});

it("knows what is piped into a command, the nearest last", async () => {
  const script = await scriptIn("Get-Mailbox | Where-Object { $_.A } | Remove-Mailbox");
  const last = commandsOf(script).find(({ name }) => name === "Remove-Mailbox");
  expect(last?.input.map((node) => script.textOf(node))).toEqual(["Get-Mailbox", "Where-Object { $_.A }"]);
});
