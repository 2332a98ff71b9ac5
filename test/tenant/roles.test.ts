import { expect, it } from "vitest";
import { answer } from "../../src/tenant/answer.ts";
import { newSession, withConnection, type ConnectedService } from "../../src/tenant/session/session.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { hexGuid, id, mailbox } from "./support/state.ts";

/** What is said to a call of an identity that is connected to a service. */
function said(
  identity: TenantFile["identity"],
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  settings: TenantFile["settings"] = {},
): string | undefined {
  const service: ConnectedService = name.endsWith("Policy") ? "purview" : "exchange";
  const state = stateOf({
    identity,
    settings,
    mailboxes: [mailbox(1), mailbox(2, { LitigationHoldEnabled: true })],
    policies: [{ kind: "case", Guid: hexGuid }],
  });
  const { organization, tenantId } = state;
  const as = { signIn: "managed-identity", organization, tenantId, appId: "", userPrincipalName: "" } as const;
  const session = withConnection(newSession, { service, ...as });
  return answer({ ...state, session }, { name, parameters }).error?.message;
}

const recipients = { directoryRoles: ["Exchange Recipient Administrator"] };
const purge = { Identity: id(1), PermanentlyDelete: true, Confirm: false, ErrorAction: "Stop" };
const lift = { Identity: id(2), InactiveMailbox: true, LitigationHoldEnabled: false };
const unknown = (cmdlet: string) =>
  `The term '${cmdlet}' is not recognized as a name of a cmdlet, function, script file, or executable program.`;
const withoutParameter = (cmdlet: string, parameter: string) =>
  `The "${parameter}" parameter can't be used on the "${cmdlet}" cmdlet because it isn't present in the role definition for the current user. Check the management roles assigned to you, and try again.`;

it("lets an Exchange Recipient Administrator purge, and a reader only look", () => {
  expect(said(recipients, "Remove-Mailbox", purge)).toBeUndefined();
  const reader = { directoryRoles: ["Global Reader"] };
  expect(said(reader, "Get-Mailbox", { Identity: id(1), SoftDeletedMailbox: true })).toBeUndefined();
  expect(said(reader, "Remove-Mailbox", purge)).toBe(unknown("Remove-Mailbox"));
});

it("needs the role Legal Hold for Litigation Hold, which comes with no Recipient Administrator", () => {
  expect(said(recipients, "Set-Mailbox", lift)).toBe(withoutParameter("Set-Mailbox", "LitigationHoldEnabled"));
  expect(said({ ...recipients, managementRoles: ["Legal Hold"] }, "Set-Mailbox", lift)).toBeUndefined();
});

it("refuses a purge by the parameter that the service itself adds, where the roles lack it (exchange-state E4)", () => {
  const withheld = [{ cmdlet: "Remove-Mailbox", parameters: ["Disconnect"] }];
  const e4 = withoutParameter("Remove-Mailbox", "Disconnect");
  expect(said({ withheld }, "Remove-Mailbox", purge)).toBe(e4);
  expect(said({ withheld }, "Remove-Mailbox", purge, { rolesHideParameters: true })).toBe(e4);
});

it("does not know a parameter that no role has, where sessions hide it", () => {
  const withheld = [{ cmdlet: "remove-mailbox", parameters: ["permanentlydelete"] }];
  expect(said({ withheld }, "Remove-Mailbox", purge, { rolesHideParameters: true })).toBe(
    "A parameter cannot be found that matches parameter name 'PermanentlyDelete'.",
  );
});

it("does not know a cmdlet that is taken out of all roles; one of the module itself asks, and is refused", () => {
  const withheld = ["Get-Mailbox", "Get-EXOMailbox"].map((cmdlet) => ({ cmdlet }));
  expect(said({ withheld }, "Get-Mailbox", {})).toBe(unknown("Get-Mailbox"));
  expect(said({ withheld }, "Get-EXOMailbox", {})).toContain("User is not allowed to call Get-Mailbox");
});

it("shows the hold of a case to an eDiscovery Administrator alone", () => {
  expect(said({}, "Get-CaseHoldPolicy", { Identity: hexGuid })).toBeUndefined();
  expect(said({ managementRoles: [] }, "Get-CaseHoldPolicy", { Identity: hexGuid })).toContain("couldn't be found");
});

it.each([
  ["without Exchange.ManageAsApp", { manages: ["purview" as const] }, {}, "UnAuthorized"],
  ["by a role group of its own alone", { directoryRoles: [] }, {}, "isn't supported in this scenario"],
  ["by a role group of its own, where that does", { directoryRoles: [] }, { roleGroupConnects: true }, undefined],
])("connects an application %s: %#", (_, identity, settings, expected) => {
  const state = stateOf({ identity, settings });
  const parameters = { ManagedIdentity: true, Organization: state.organization };
  const message = answer(state, { name: "Connect-ExchangeOnline", parameters }).error?.message;
  if (expected === undefined) expect(message).toBeUndefined();
  else expect(message).toContain(expected);
});

it.each([
  ["reads", "read" as const],
  ["has no role", "none" as const],
])("gives the identity access to the evidence store as the file says: one that %s", (_, access) => {
  const { containers } = stateOf({ identity: { evidence: access } }).objects;
  expect(containers.get("purges")?.access).toBe(access);
  expect(containers.get("purges-claims")?.access).toBe("contribute");
});
