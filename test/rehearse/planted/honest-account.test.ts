import { expect, it } from "vitest";
import { id, mailbox } from "../../tenant/support/state.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { faults } from "../../../src/rehearse/faults/index.ts";
import { withFaults } from "../../../src/rehearse/faults/with-faults.ts";
import { connected } from "../support/rehearsals.ts";
import { broken, changed, lines, look, orphan, purge, record, sound, told } from "../support/planted.ts";

const user = { id: id(1, "e0"), userPrincipalName: "user1@contoso.com", state: "deleted" as const };
const refused: TenantFile = { mailboxes: [mailbox(1, { ExternalDirectoryObjectId: user.id })], users: [user] };
const failed = `'{"event":"failed","target":"' + $Identity + '","code":"has-a-user","remedy":"Wait."}'`;
const done = `'{"event":"done","target":"' + $Identity + '"}'`;

it.each([
  ["success that is told of what was refused", lines(look, `try { ${purge} } catch { }`, told)],
  ["success that is told in any case, at the end", lines(look, `try { ${purge} } catch { } finally { ${told} }`)],
  ["an error that is swallowed", lines(look, `try { ${purge} } catch { }`, done)],
  ["an error that is only warned of", lines(look, `try { ${purge} } catch { Write-Warning "$_" }`)],
  ["an error that stops nothing", lines(look, purge.replace("Stop", "SilentlyContinue"), done)],
  ["a failure that is told, and an end as if there were none", lines(look, `try { ${purge} } catch { ${failed} }`)],
  [
    "a failure that is told of another",
    lines(look, `try { ${purge} } catch { ${failed.replace("' + $Identity + '", id(2))} }`, done),
  ],
  ["an error behind the word done", lines(look, done, purge)],
])("is broken by %s", async (_, body) => {
  expect(await broken(body, refused)).toContain("honest-account");
});

it("is broken by a destroy that nobody tells of", async () => {
  expect(await broken(lines(look, record, purge))).toEqual(["honest-account"]);
  expect(await broken(sound)).toEqual([]);
});

const lift = "Set-Mailbox -Identity $Identity -InactiveMailbox -LitigationHoldEnabled $false -ErrorAction Stop";
const held: TenantFile = { mailboxes: [mailbox(1, { LitigationHoldEnabled: true })] };

it("is broken by a hold that is lifted, and nobody tells", async () => {
  expect(await broken(lines(lift, done), held)).toEqual(["honest-account"]);
  expect(await broken(lines(lift, changed, done), held)).toEqual([]);
});

it("is broken by a hold that is told as lifted, and was not", async () => {
  expect(await broken(lines(changed, done), held)).toEqual(["honest-account"]);
});

it("is held where another admin has restored what is told as changed: no answer says by whom", async () => {
  const restored = faults.filter(({ name }) => name === "restored-meanwhile");
  const always = restored.map((fault) => ({ ...fault, frequency: { oneIn: 1, atMost: 1 } }));
  const body = lines(look, "Start-Sleep -Seconds 600", changed, "throw 'It is not seen under its new name.'");
  const undisturbed = await broken(body);
  expect(undisturbed).toContain("honest-account");
  expect(await broken(body, orphan, undefined, withFaults(connected, always, 1))).not.toContain("honest-account");
});

it("is broken by one destroy that is told as two", async () => {
  expect(await broken(lines(sound, told))).toEqual(["honest-account"]);
});

it("is broken by a deleted user that nobody tells of", async () => {
  const active = { mailboxes: [], users: [{ id: id(1), userPrincipalName: "user1@contoso.com" }] };
  const connect = "Connect-MgGraph -Identity -NoWelcome";
  const body = lines(connect, "Remove-MgUser -UserId $Identity -ErrorAction Stop");
  expect(await broken(body, active)).toContain("honest-account");
  expect(await broken(lines(body, told), active)).not.toContain("honest-account");
});

it("is broken by an act that is told only as about to be done, where the run comes to its end", async () => {
  const about = told.replace("destroyed", "destroying");
  expect(await broken(lines(look, record, about, purge))).toEqual(["honest-account"]);
});

it("is held by a failure that is told, and ends the run", async () => {
  expect(await broken(lines(look, `try { ${purge} } catch { ${failed}; throw }`), refused)).toEqual([]);
});

it("is held by an error behind which the same was asked again, and done", async () => {
  const again = lines(look, record, `try { ${purge} } catch { Start-Sleep -Seconds (2 * 86400) }`, look, purge, told);
  const soon = { ...refused, users: [{ ...user, deletedDateTime: "2026-10-24T11:00:00Z" }] };
  expect(await broken(again, soon)).toEqual([]);
  expect(await broken(again, orphan)).not.toEqual([]);
});
