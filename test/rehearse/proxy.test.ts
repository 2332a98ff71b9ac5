import { expect, it } from "vitest";
import { mailbox, id } from "../tenant/support/state.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { rehearseText } from "./support/rehearsals.ts";

const state = stateOf({ mailboxes: [mailbox(1), mailbox(2)] });

it("binds by name, abbreviation, position and pipeline, as the cmdlet does", async () => {
  const { calls, end, errors } = await rehearseText(
    `Get-Mailbox -Ident '${id(1)}' -SoftDeletedMailbox | Out-Null
Get-Mailbox '${id(2)}' -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false`,
    state,
  );
  expect({ end, errors }).toEqual({ end: {}, errors: [] });
  expect(calls.map(({ line, name, parameters }) => [line, name, Object.keys(parameters).toSorted()])).toEqual([
    [1, "Get-Mailbox", ["Identity", "SoftDeletedMailbox"]],
    [2, "Get-Mailbox", ["Identity", "SoftDeletedMailbox"]],
    [2, "Remove-Mailbox", ["Confirm", "Identity", "PermanentlyDelete"]],
  ]);
});

it.each([
  ["a parameter that there is not", "Get-Mailbox -Idnetity x", "NamedParameterNotFound,Get-Mailbox"],
  ["a parameter of servers alone", "Get-Mailbox -DomainController x", "NamedParameterNotFound,Get-Mailbox"],
  [
    "parameters of two sets",
    "Remove-Mailbox -Identity x -StoreMailboxIdentity y -Database z",
    "NamedParameterNotFound,Remove-Mailbox",
  ],
  ["a text for a switch", "Get-Mailbox -SoftDeletedMailbox:'yes'", "ParameterArgumentTransformationError,Get-Mailbox"],
])("refuses %s before the service is asked", async (_, text, code) => {
  const { calls, end } = await rehearseText(`$ErrorActionPreference = 'Stop'; ${text}`, state);
  expect(calls).toEqual([]);
  expect(end).toMatchObject({ failure: { code, line: 1 } });
});

it.each([
  ["Litigation Hold", "-LitigationHoldEnabled $false"],
  ["a delay hold", "-RemoveDelayHoldApplied"],
  ["a label", "-RemoveComplianceTagHoldApplied"],
])("lets %s be lifted from an inactive mailbox, as Microsoft's pages do it", async (_, lift) => {
  const held = { LitigationHoldEnabled: true, DelayHoldApplied: true, ComplianceTagHoldApplied: true };
  const { calls, errors } = await rehearseText(
    `Set-Mailbox -Identity ${id(1)} -InactiveMailbox ${lift}`,
    stateOf({ mailboxes: [mailbox(1, held)] }),
  );
  expect(errors).toEqual([]);
  expect(calls).toMatchObject([{ changes: [{ key: id(1) }] }]);
});

it("tells an error of the service as the module does: it ends the way only where that is asked for", async () => {
  const text = (action: string): string => `Get-Mailbox -Identity nobody${action}\n'went on'`;
  const plain = await rehearseText(text(""), state);
  expect(plain.output).toEqual(["went on"]);
  expect(plain.errors[0]).toContain("couldn't be found on");
  const stopped = await rehearseText(text(" -ErrorAction Stop"), state);
  expect(stopped.output).toEqual([]);
  expect(stopped.end).toMatchObject({ failure: { line: 1 } });
});

it("offers by default what the page disagrees with itself on, and asks for no parameter of a set that nobody meant", async () => {
  const { calls, errors } = await rehearseText(
    `Set-Mailbox -Identity '${id(1)}' -InactiveMailbox -LitigationHoldEnabled $false -ErrorAction SilentlyContinue
Undo-SoftDeletedMailbox -SoftDeletedObject '${id(1)}' -ErrorAction SilentlyContinue`,
    state,
  );
  expect({ names: calls.map(({ name }) => name), errors }).toEqual({
    names: ["Set-Mailbox", "Undo-SoftDeletedMailbox"],
    errors: [],
  });
});
