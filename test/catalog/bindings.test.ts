import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import * as bindings from "../../src/catalog/bindings/index.ts";
import {
  identityProperties,
  outputOfCmdlet,
  outputProperties,
  type Mailbox,
} from "../../src/catalog/bindings/outputs.ts";
import type { Expression } from "../../src/catalog/call.ts";
import { effectOf, findCmdlet, serviceOf } from "../../src/catalog/catalog.ts";
import { factsOfBindings } from "../../src/catalog/facts.ts";
import { generateFiles } from "../../src/catalog/generate/files.ts";
import { camelCase, kebabCase } from "../../src/catalog/generate/names.ts";
import { exchangeGuid } from "../../src/catalog/identity.ts";

const { exo, compliance, graphSdk } = bindings;
const folder = fileURLToPath(new URL("../../src/catalog/bindings", import.meta.url));
const Identity = exchangeGuid("0f8fad5b-d9cb-469f-a165-70867728950e");
const fresh: Expression<Mailbox> = { expression: "object" };

it("equals what the generator makes of the facts", async () => {
  const generated = await generateFiles();
  const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  expect(onDisk.toSorted()).toEqual([...generated.keys()].toSorted());
  for (const [path, text] of generated) expect(readFileSync(join(folder, path), "utf8"), path).toBe(text);
});

it("offers every cmdlet of its plan under its own name, and no on-premises parameter", () => {
  for (const { name, cmdlets } of factsOfBindings().services) {
    expect(Object.keys(bindings[name])).toEqual(cmdlets.map(camelCase));
    for (const cmdlet of cmdlets) {
      expect(serviceOf(cmdlet)).toBe(name);
      const text = readFileSync(join(folder, name, `${kebabCase(cmdlet)}.ts`), "utf8");
      const offered = [...text.matchAll(/^ {2}(\w+): /gm)].map(([, parameter]) => parameter);
      const refused = findCmdlet(cmdlet)?.cmdlet.parameters.filter(
        ({ onPremisesOnly, reserved }) => onPremisesOnly === true || reserved === true,
      );
      expect(
        refused?.filter((parameter) => offered.includes(parameter.name)),
        cmdlet,
      ).toEqual([]);
    }
  }
});

it("makes a call as data: frozen, with its effect, without what is undefined", () => {
  const call = exo.getMailbox(JSON.parse('{"SoftDeletedMailbox":true}'));
  expect(call).toEqual({
    kind: "cmdlet",
    module: "ExchangeOnlineManagement",
    cmdlet: "Get-Mailbox",
    effect: "read",
    parameters: { SoftDeletedMailbox: true },
  });
  expect(Object.isFrozen(call) && Object.isFrozen(call.parameters)).toBe(true);
  const untyped: Record<string, unknown> = { Anr: undefined };
  expect(Object.keys(exo.getMailbox(untyped).parameters)).toEqual([]);
  expect(exo.getOrganizationConfig().parameters).toEqual({});
});

it("cannot be replaced at run time", () => {
  for (const service of [exo, compliance, graphSdk]) {
    expect(Object.isFrozen(service)).toBe(true);
    for (const binding of Object.values(service)) expect(Object.isFrozen(binding)).toBe(true);
  }
  expect(Object.isFrozen(exo.removeMailbox.from)).toBe(true);
});

it("pipes the fresh object instead of naming it", () => {
  const call = exo.removeMailbox.from(fresh, { PermanentlyDelete: true });
  expect(call.input).toBe(fresh);
  expect(call).toMatchObject({ cmdlet: "Remove-Mailbox", effect: "destroy", parameters: { PermanentlyDelete: true } });
  expect(exo.undoSoftDeletedMailbox.from(fresh, { PublicFolder: true }).input).toBe(fresh);
});

it("takes a call for as bad as its parameters can make it", () => {
  const later: Expression<boolean> = { expression: "parameter" };
  expect(exo.setMailbox({ Identity, DisplayName: "Pilar" }).effect).toBe("change");
  expect(exo.setMailbox({ Identity, LitigationHoldEnabled: true }).effect).toBe("change");
  expect(exo.setMailbox({ Identity, LitigationHoldEnabled: false }).effect).toBe("destroy");
  expect(exo.setMailbox({ Identity, LitigationHoldEnabled: later }).effect).toBe("destroy");
  expect(exo.setMailbox.from(fresh, { InactiveMailbox: true, RemoveDelayHoldApplied: true }).effect).toBe("destroy");
  expect(compliance.invokeHoldRemovalAction({ Action: "GetHolds" }).effect).toBe("read");
  expect(compliance.invokeHoldRemovalAction({ Action: "RemoveHold" }).effect).toBe("destroy");
});

it("agrees with the lookups on the effect", () => {
  const call = exo.setUser({ Identity, PermanentlyClearPreviousMailboxInfo: true });
  expect(call.effect).toBe("destroy");
  expect(effectOf(call.cmdlet, call.parameters)).toBe(call.effect);
});

it("knows at run time what a mailbox has, and which of it is an identity", () => {
  expect(outputOfCmdlet["Get-Mailbox"]).toBe("Mailbox");
  expect(outputProperties.Mailbox).toMatchObject({
    ExchangeGuid: "Guid",
    InPlaceHolds: "String[]",
    IsInactiveMailbox: "Boolean",
    WhenSoftDeleted: "DateTime",
  });
  expect(outputProperties.Mailbox).not.toHaveProperty("Disconnected");
  expect(identityProperties.Mailbox).toEqual({
    Alias: "Alias",
    DistinguishedName: "DistinguishedName",
    ExchangeGuid: "ExchangeGuid",
    ExternalDirectoryObjectId: "DirectoryObjectId",
    LegacyExchangeDN: "LegacyExchangeDN",
    MicrosoftOnlineServicesID: "UserPrincipalName",
    PrimarySmtpAddress: "SmtpAddress",
    UserPrincipalName: "UserPrincipalName",
    WindowsEmailAddress: "SmtpAddress",
    WindowsLiveID: "UserPrincipalName",
  });
  expect(outputProperties.MgUser).toHaveProperty("UserPrincipalName");
});
