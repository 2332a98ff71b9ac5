import { expect, it } from "vitest";
import {
  effectOf,
  findCmdlet,
  findParameters,
  modulesOf,
  parameterSetsFor,
  serviceOf,
  suggest,
} from "../../src/catalog/catalog.ts";
import type { CmdletFacts } from "../../src/catalog/schema.ts";

function cmdlet(name: string): CmdletFacts {
  const known = findCmdlet(name);
  if (known === undefined) throw new Error(`${name} is not known.`);
  return known.cmdlet;
}

it("finds a cmdlet whatever the case of its name, with its module and source", () => {
  expect(findCmdlet("remove-MAILBOX")).toMatchObject({
    cmdlet: { name: "Remove-Mailbox" },
    module: "ExchangeOnlineManagement",
    source: { repository: "MicrosoftDocs/office-docs-powershell" },
  });
  expect(findCmdlet("Remove-Mailboxes")).toBeUndefined();
  expect(findCmdlet("toString")).toBeUndefined();
});

it("reads parameter names as PowerShell does: exact, by alias, else by their beginning", () => {
  const remove = cmdlet("Remove-Mailbox");
  const names = (name: string): readonly string[] => findParameters(remove, name).map((parameter) => parameter.name);
  expect(names("permanent")).toEqual(["Permanent"]);
  expect(names("PermanentlyD")).toEqual(["PermanentlyDelete"]);
  expect(names("cf")).toEqual(["Confirm"]);
  expect(names("Disconnect")).toEqual([]);
  expect(names("P")).toEqual(["Permanent", "PermanentlyDelete", "PublicFolder"]);
});

it("leaves only the cloud's set of Remove-Mailbox", () => {
  const remove = cmdlet("Remove-Mailbox");
  expect(parameterSetsFor(remove, ["Identity", "PermanentlyDelete"])).toEqual([{ name: "Default", missing: [] }]);
  expect(parameterSetsFor(remove, ["Identity", "Force"])).toEqual([{ name: "Default", missing: [] }]);
  expect(parameterSetsFor(remove, ["PermanentlyDelete"])).toEqual([{ name: "Default", missing: ["Identity"] }]);
  expect(parameterSetsFor(remove, ["Identity", "IgnoreLegalHold"])).toEqual([]);
  expect(parameterSetsFor(remove, ["Identity", "Permanent"])).toEqual([]);
  expect(parameterSetsFor(remove, ["Identity", "Disconnect"])).toEqual([]);
});

it("keeps on-premises parameters out of sets that the cloud has", () => {
  expect(parameterSetsFor(cmdlet("Get-Mailbox"), ["Identity", "DomainController"])).toEqual([]);
});

it("lets no two hold switches of Set-Mailbox into one call", () => {
  const set = cmdlet("Set-Mailbox");
  const one = parameterSetsFor(set, ["Identity", "RemoveDelayHoldApplied", "InactiveMailbox"]);
  expect(one).toEqual([{ name: "RemoveDelayHoldApplied", missing: [] }]);
  expect(parameterSetsFor(set, ["Identity", "RemoveDelayHoldApplied", "ExcludeFromAllHolds"])).toEqual([]);
  expect(parameterSetsFor(set, ["Identity", "RemoveComplianceTagHoldApplied", "ProvideConsent"])).toHaveLength(1);
});

it("does not ask for what New-MailboxRestoreRequest only seems to need", () => {
  const sets = parameterSetsFor(cmdlet("New-MailboxRestoreRequest"), ["SourceMailbox", "TargetMailbox"]);
  expect(sets).toEqual([{ name: "SourceMailbox", missing: [] }]);
});

it("asks for a password where New-Mailbox makes a user", () => {
  const sets = parameterSetsFor(cmdlet("New-Mailbox"), ["InactiveMailbox", "Name", "MicrosoftOnlineServicesID"]);
  expect(sets).toEqual([{ name: "MicrosoftOnlineServicesID", missing: ["Password"] }]);
});

it("knows that a parameter is newer than Windows PowerShell", () => {
  const convert = cmdlet("ConvertFrom-Json");
  expect(parameterSetsFor(convert, ["InputObject", "AsHashtable"], "powershell5.1")).toEqual([]);
  expect(parameterSetsFor(convert, ["InputObject", "AsHashtable"], "powershell7.4")).toMatchObject([{ missing: [] }]);
  const csv = parameterSetsFor(cmdlet("Import-Csv"), ["Path"], "powershell7.6").map(({ name }) => name);
  expect(csv).toEqual(["DelimiterPath", "CulturePath"]);
});

it("takes the worst that is possible for the effect", () => {
  expect(effectOf("Set-Mailbox", ["Identity", "DisplayName"])).toBe("change");
  expect(effectOf("Set-Mailbox", ["Identity", "LitigationHoldEnabled"])).toBe("destroy");
  expect(effectOf("Set-Mailbox", { Identity: "x", LitigationHoldEnabled: true })).toBe("change");
  expect(effectOf("set-mailbox", ["identity", "removedelayholda"])).toBe("destroy");
  expect(effectOf("Invoke-HoldRemovalAction", { Action: "GETHOLDS" })).toBe("read");
  expect(effectOf("Invoke-HoldRemovalAction", ["Action"])).toBe("destroy");
  expect(effectOf("Invoke-RestMethod", { Uri: "https://graph.microsoft.com" })).toBe("read");
  expect(effectOf("Invoke-RestMethod", { Method: "Post" })).toBe("change");
  expect(effectOf("Invoke-RestMethod", { Method: "Delete" })).toBe("destroy");
  expect(effectOf("Frobnicate-Mailbox", [])).toBeUndefined();
});

it("does not take a parameter for a longer one that begins alike", () => {
  expect(effectOf("Set-RetentionCompliancePolicy", ["Identity", "AddExchangeLocation"])).toBe("change");
  expect(effectOf("Set-RetentionCompliancePolicy", ["Identity", "AddExchangeLocationException"])).toBe("destroy");
});

it("says which connection a cmdlet needs by the service that binds it", () => {
  expect(serviceOf("get-recipient")).toBe("exo");
  expect(serviceOf("Get-ComplianceTag")).toBe("compliance");
  expect(serviceOf("Connect-ExchangeOnline")).toBeUndefined();
});

it("tells an unknown command from one whose parameters it lacks", () => {
  expect(modulesOf("get-process")).toEqual([
    { module: "Microsoft.PowerShell.Management", where: ["5.1", "7.4", "7.6"] },
  ]);
  expect(modulesOf("Frobnicate-Mailbox")).toEqual([]);
});

it("suggests what a typo meant, the closest first, and nothing far-fetched", () => {
  expect(suggest("Remove-Mailbxo")[0]).toBe("Remove-Mailbox");
  expect(suggest("Get-SoftDeletedMailbox")).not.toContain("Get-Mailbox");
  expect(suggest("Frobnicate")).toEqual([]);
});

it("takes the beginning of an alias for its parameter, as it does the beginning of a name", () => {
  expect(findParameters(cmdlet("Connect-MgGraph"), "App").map(({ name }) => name)).toEqual(["ClientId"]);
});
