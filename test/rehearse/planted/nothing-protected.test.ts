import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { Service } from "../../../src/rehearse/rehearsal.ts";
import { serve } from "../../../src/rehearse/service.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { hex, id, mailbox, type MailboxInFile } from "../../tenant/support/state.ts";
import { broken, changed, lines, look, purge, record, sound, told } from "../support/planted.ts";
import { connected, rehearseText } from "../support/rehearsals.ts";

const one = (properties: Partial<MailboxInFile>): TenantFile => ({ mailboxes: [mailbox(1, properties)] });
const ofMailbox = { id: id(1, "e0"), userPrincipalName: "user1@contoso.com" };
const held = { LitigationHoldEnabled: true };

it("is held by a sound script, of a mailbox that nothing protects", async () => {
  expect(await broken(sound)).toEqual([]);
});

it.each([
  ["Litigation Hold", held, "Set-Mailbox -Identity $Identity -InactiveMailbox -LitigationHoldEnabled $false"],
  [
    "a delay hold",
    { DelayHoldApplied: true },
    "Set-Mailbox -Identity $Identity -InactiveMailbox -RemoveDelayHoldApplied",
  ],
  ["a policy", { InPlaceHolds: [`mbx${hex}:2`] }, "Set-Mailbox -Identity $Identity -ExcludeFromAllHolds"],
])("is broken by a script that lifts %s first", async (_, properties, lift) => {
  const body = lines(`${lift} -ErrorAction Stop`, changed, sound);
  expect(await broken(body, one(properties))).toEqual(["nothing-protected"]);
});

it("is broken by a script that has a held mailbox recovered, which ends the hold, and purges what came of it", async () => {
  const recover = lines(
    "$password = [System.Security.SecureString]::new()",
    "$null = New-Mailbox -InactiveMailbox $Identity -Name fictional -MicrosoftOnlineServicesID f@contoso.onmicrosoft.com -Password $password",
    "Start-Sleep -Seconds 600",
    "Remove-Mailbox -Identity f@contoso.onmicrosoft.com -Confirm:$false -ErrorAction Stop",
    // It sleeps for less than 25 days at a time.
    "1..2 | ForEach-Object { Start-Sleep -Seconds (20 * 86400) }",
  );
  const body = lines(look, record, recover, look, purge, told);
  expect(await broken(body, one(held))).toContain("nothing-protected");
});

it.each([
  ["a hold that Exchange has not noticed yet", { InPlaceHolds: [`UniH${hex}`], IsInactiveMailbox: false }, {}],
  ["a delay hold that it has not noticed", { DelayReleaseHoldApplied: true, IsInactiveMailbox: false }, {}],
  ["a policy of the organization", { IsInactiveMailbox: false }, { organizationHolds: [`mbx${hex}:2`] }],
])("is broken by a script that does not look for %s", async (_, properties, parts) => {
  expect(await broken(sound, { ...one(properties), ...parts })).toEqual(["nothing-protected"]);
});

/** A service that keeps nobody from a purge: that it refuses some today is nothing that a script may build on. */
const obliging: Service = (tenant, call) =>
  call.name === "Remove-Mailbox"
    ? { changes: [{ of: "mailboxes", key: id(1), set: { state: "purged" } }] }
    : connected(tenant, call);

it.each([
  ["is synced from Active Directory", { IsDirSynced: true }, []],
  ["has a user that is active", { ExternalDirectoryObjectId: ofMailbox.id }, [ofMailbox]],
  [
    "has a user in the recycle bin",
    { ExternalDirectoryObjectId: ofMailbox.id },
    [{ ...ofMailbox, state: "deleted" as const }],
  ],
])("is broken by a purge that the service lets pass, of a mailbox that %s", async (_, properties, users) => {
  const parts = { ...one(properties), users };
  expect(await broken(sound, parts, undefined, obliging)).toEqual(["nothing-protected"]);
});

it("is broken by the deletion of a user that Active Directory masters", async () => {
  const user = { id: id(1, "e0"), userPrincipalName: "a@contoso.com", onPremisesSyncEnabled: true };
  const body = lines(
    "$headers = @{ Authorization = 'Bearer ' + (Get-Token 'https://graph.microsoft.com') }",
    "$null = Invoke-WebRequest -Method Delete -Uri https://graph.microsoft.com/v1.0/users/$Identity -Headers $headers -UseBasicParsing",
  );
  const parameters = { Identity: id(1, "e0"), Mode: "Execute" };
  expect(await broken(body, { users: [user] }, parameters)).toContain("nothing-protected");
});

/** Somebody places a hold when a script has looked so many times, and Exchange takes notice too late. */
function holdBehindLook(number: number): Service {
  let looks = 0;
  return (tenant, call) => {
    const answer = serve(tenant, call);
    if (call.name === "Get-Mailbox" && ++looks === number)
      tenant.apply([{ of: "mailboxes", key: id(1), set: { InPlaceHolds: [`mbx${hex}:2`] } }]);
    return answer;
  };
}

const shipped = new URL("../../../out/Remove-SoftDeletedMailbox.ps1", import.meta.url);
const parameters = {
  Identity: id(1),
  Mode: "Execute",
  Organization: "contoso.onmicrosoft.com",
  ChangeTicket: "CHG-1",
  EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges",
};
/** The look that finds it, and the one for others of its name. */
const looksBeforeAct = 2;

it("is broken by the shipped runbook once it no longer checks again before the act, and by that alone", async () => {
  const text = await readFile(shipped, "utf8");
  const again = /^ +Assert-(?:\w+) -(?:Facts \$fresh|Recorded)\S*.*\r?\n/gm;
  const without = text.replaceAll(again, "");
  expect(without).not.toBe(text);
  const state = stateOf(one({}));
  const sighted = await rehearseText(text, state, parameters, holdBehindLook(looksBeforeAct));
  expect(sighted.breaches).toEqual([]);
  expect(sighted.output.at(-1)).toContain('"event":"failed"');
  const blind = await rehearseText(without, state, parameters, holdBehindLook(looksBeforeAct));
  expect(blind.breaches.map(({ invariant }) => invariant)).toEqual(["nothing-protected"]);
});
