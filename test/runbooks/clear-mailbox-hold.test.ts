import { everyHoldAgreed } from "../../tools/support/agreed.ts";
import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, recordsBefore, told } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import type { NewTenant, Run, Situation } from "./support/run-runbook.ts";
import { anHourLater, EvidenceUri, runRunbook } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { active, hex, hexGuid, id, mailbox, showing, tenant, type MailboxInFile } from "./support/tenant.ts";

const uniH = `UniH${hexGuid}`;
const otherHex = "fedcba9876543210fedcba9876543210";
const legacyName = (number: number): string => `/o=ExchangeLabs/cn=Recipients/cn=user${number}`;

const inactive = (properties: Partial<MailboxInFile>, parts: NewTenant = {}): NewTenant =>
  tenant({
    ...parts,
    mailboxes: [
      mailbox(1, { IsInactiveMailbox: true, LegacyExchangeDN: legacyName(1), ...properties }),
      mailbox(2, { LitigationHoldEnabled: true }),
      active(3),
    ],
  });
const execute = (on: Situation, parameters: object = {}): Promise<Run> =>
  runRunbook("Clear-MailboxHold", on, {
    Identity: id(1),
    ...everyHoldAgreed,
    Mode: "Execute",
    EvidenceUri,
    ...parameters,
  });

const holds: readonly [string, Partial<MailboxInFile>, string, NewTenant?][] = [
  ["Litigation Hold", { LitigationHoldEnabled: true }, "LitigationHoldEnabled"],
  ["a policy that names it", { InPlaceHolds: [`mbx${hex}:2`] }, "ExcludeFromAllHolds"],
  ["a label", { ComplianceTagHoldApplied: true }, "RemoveComplianceTagHoldApplied"],
  ["an orphaned In-Place Hold", { InPlaceHolds: [hex] }, "RemoveOrphanedHolds"],
  ["a delay hold", { DelayHoldApplied: true }, "RemoveDelayHoldApplied"],
  ["the other delay hold", { DelayReleaseHoldApplied: true }, "RemoveDelayReleaseHoldApplied"],
  ["a policy on the whole organization", {}, "ExcludeFromAllOrgHolds", { organizationHolds: [`mbx${hex}:3`] }],
];

it.each(holds)("lifts %s, of this mailbox alone, behind its evidence", async (_, properties, parameter, parts) => {
  const run = await execute(inactive(properties, parts));
  expectDone(run);
  expect(calls(run, "Set-Mailbox")).toHaveLength(1);
  expect(calls(run, "Set-Mailbox")[0]?.parameters).toMatchObject({ Identity: id(1), [parameter]: expect.anything() });
  expect(recordsBefore(run)).toEqual([1]);
  const said = expect.stringMatching(new RegExp(`^Set-Mailbox -Identity .*-${parameter}`));
  expect(run.records[0]?.content).toMatchObject({ record: { acts: ["Set-Mailbox"], calls: [said] } });
  for (const name of ["changing", "changed"])
    expect(run.events.find(({ event }) => event === name)).toMatchObject({ call: said });
  expect(run.mailboxes[0]).toMatchObject({ state: "soft-deleted", IsInactiveMailbox: false });
  expect(run.mailboxes[1]).toMatchObject({ LitigationHoldEnabled: true });
});

const kinds: readonly [string, Partial<MailboxInFile>, keyof typeof everyHoldAgreed, NewTenant?][] = [
  ["Litigation Hold", { LitigationHoldEnabled: true }, "LiftLitigationHold"],
  ["a policy that names it", { InPlaceHolds: [`mbx${hex}:2`] }, "LiftRetentionHolds"],
  ["a policy on the whole organization", {}, "LiftRetentionHolds", { organizationHolds: [`mbx${hex}:3`] }],
  ["a label", { ComplianceTagHoldApplied: true }, "LiftRetentionHolds"],
  ["a delay hold", { DelayHoldApplied: true }, "LiftDelayHolds"],
  ["the other delay hold", { DelayReleaseHoldApplied: true }, "LiftDelayHolds"],
  ["an orphaned In-Place Hold", { InPlaceHolds: [hex] }, "LiftInPlaceHolds"],
  [
    "an In-Place Hold with its search",
    { InPlaceHolds: [hex] },
    "LiftInPlaceHolds",
    {
      searches: [{ Name: "Case 12", InPlaceHoldIdentity: hex, Sources: [legacyName(1)] }],
      settings: { mailboxSearchCmdlets: true },
    },
  ],
];

it.each(kinds)("leaves %s where that is not agreed, and names it", async (_, properties, parameter, parts) => {
  const run = await execute(inactive(properties, parts), { [parameter]: false });
  expectFailed(run, "still-held");
  expect(acts(run)).toEqual([]);
  expect(run.events.find(({ event, hold }) => event === "found" && hold !== undefined)).toMatchObject({
    liftedBy: expect.stringContaining("with the parameter that agrees to it"),
  });
});

it("lifts nothing where nothing is agreed", async () => {
  const none = Object.fromEntries(Object.keys(everyHoldAgreed).map((name) => [name, false]));
  const run = await execute(
    inactive({ LitigationHoldEnabled: true, DelayHoldApplied: true, InPlaceHolds: [hex] }),
    none,
  );
  expectFailed(run, "still-held");
  expect(acts(run)).toEqual([]);
});

it("has in the record which policies of the organization it excludes the mailbox from", async () => {
  const organizationHolds = [`mbx${hex}:3`, `grp${otherHex}:3`];
  const run = await execute(inactive({}, { organizationHolds }));
  expect(run.records[0]?.content).toMatchObject({ record: { with: [{ InPlaceHolds: organizationHolds }] } });
});

it("lifts several, one after the other, each recorded before", async () => {
  const run = await execute(
    inactive({
      LitigationHoldEnabled: true,
      ComplianceTagHoldApplied: true,
      DelayHoldApplied: true,
      InPlaceHolds: [hex],
    }),
  );
  expectDone(run);
  expect(acts(run)).toEqual(Array.from({ length: 4 }, () => "Set-Mailbox"));
  expect(recordsBefore(run)).toEqual([1, 2, 3, 4]);
});

it("names what still holds the mailbox, and who can lift it", async () => {
  const run = await execute(inactive({ LitigationHoldEnabled: true, InPlaceHolds: [uniH] }));
  expect(run.mailboxes[0]).toMatchObject({ IsInactiveMailbox: true, LitigationHoldEnabled: false });
  expect(run.output.join("\n")).toContain(uniH);
  expect(run.output.join("\n")).toContain("Clear-MailboxHoldInPurview");
});

it("does nothing where nothing holds the mailbox", async () => {
  const run = await execute(inactive({ IsInactiveMailbox: false }));
  expectDone(run);
  expect(acts(run)).toEqual([]);
});

it("ends well a second time", async () => {
  const first = await execute(inactive({ LitigationHoldEnabled: true }));
  const again = await execute(anHourLater(first));
  expectDone(again);
  expect(acts(again)).toEqual([]);
});

it.each([
  ["being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  ["of another type", { RecipientTypeDetails: "DiscoveryMailbox" }, "wrong-type"],
])("refuses a mailbox that is %s", async (_, properties, code) => {
  expectRefused(await execute(inactive({ LitigationHoldEnabled: true, ...properties })), code);
});

it("refuses a mailbox of unknown state", async () => {
  const happenings = [showing({ DelayHoldApplied: null })];
  expectRefused(await execute(inactive({ LitigationHoldEnabled: true }, { happenings })), "state-unknown");
});

it.each(["error", "everything", "nothing"] as const)(
  "touches nothing where it is given an unknown or an active id (%s)",
  async (unknownIdentity) => {
    for (const Identity of [id(77), id(3)]) {
      const run = await execute(inactive({ LitigationHoldEnabled: true }, { settings: { unknownIdentity } }), {
        Identity,
      });
      expectFailed(run, "not-found");
      expect(acts(run)).toEqual([]);
    }
  },
);

it("goes on to the other holds, and names it, where a policy is locked", async () => {
  const locked = `mbx${hex}:2`;
  const run = await execute(
    inactive(
      { InPlaceHolds: [locked], DelayHoldApplied: true, LitigationHoldEnabled: true },
      { policies: [{ Guid: hexGuid, RestrictiveRetention: true, ExchangeLocation: ["user1@contoso.com"] }] },
    ),
  );
  expect(run.output.join("\n")).toContain(`retention policy ${locked}`);
});

it("goes on to the other holds, and names it, where the search of an In-Place Hold is there", async () => {
  const run = await execute(inactive({ InPlaceHolds: [hex], DelayHoldApplied: true }, { searches: [search(1)] }));
  expect(run.mailboxes[0]).toMatchObject({ DelayHoldApplied: false });
  expect(run.output.join("\n")).toContain(`In-Place Hold ${hex}`);
});

it("says what the service said where it refuses", async () => {
  const run = await execute(
    inactive(
      { LitigationHoldEnabled: true },
      { happenings: [{ call: "Set-Mailbox", when: "before", text: serviceErrors.unheardOf }] },
    ),
  );
  expectFailed(run, "still-held");
  expect([...run.output, ...run.warnings].join("\n")).toContain(serviceErrors.unheardOf);
});

it("says that a policy on the organization is lifted only where the mailbox is excluded from each", async () => {
  const happenings = [{ call: "Set-Mailbox", when: "before", text: serviceErrors.unheardOf }] as const;
  const organizationHolds = [`mbx${hex}:3`, `mbx${otherHex}:3`];
  const of = inactive({ InPlaceHolds: [`-mbx${otherHex}:3`] }, { organizationHolds, happenings });
  const run = await execute(of, { WaitMinutes: 2 });
  expect(told(run)).not.toContain("changed");
  expect(told(run)).toContain("unknown");
});

const search = (...numbers: readonly number[]) => ({
  Name: "Case 12",
  InPlaceHoldIdentity: hex,
  InPlaceHoldEnabled: true,
  Sources: numbers.map(legacyName),
});
const other = { ...search(9), Name: "Case 13", InPlaceHoldIdentity: otherHex };
const onSearch = (searches: NewTenant["searches"], { settings, ...parts }: NewTenant = {}): NewTenant =>
  inactive({ InPlaceHolds: [hex] }, { ...parts, searches, settings: { ...settings, mailboxSearchCmdlets: true } });
const searchesOf = ({ state }: Run) => [...state.objects.searches.values()];

it("takes the mailbox out of the sources of its search, and leaves the others in it", async () => {
  const run = await execute(onSearch([search(2, 1, 3), other]));
  expectDone(run);
  expect(acts(run)).toEqual(["Set-MailboxSearch"]);
  expect(calls(run, "Set-MailboxSearch")[0]?.parameters).toMatchObject({ Identity: "Case 12" });
  expect(recordsBefore(run)).toEqual([1]);
  expect(searchesOf(run)).toEqual([search(2, 3), other]);
  expect(run.mailboxes[0]).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: false });
});

it("ends the hold of a search that holds this mailbox alone, and never leaves it without sources", async () => {
  const run = await execute(onSearch([search(1), other]));
  expectDone(run);
  expect(searchesOf(run)).toEqual([{ ...search(1), InPlaceHoldEnabled: false }, other]);
  expect(run.mailboxes[0]).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: false });
});

it("only looks at the search in Preview, and names it", async () => {
  const run = await execute(onSearch([search(1, 2)]), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(run.output.join("\n")).toContain("Case 12");
});

it("changes no search that does not name the mailbox, and asks for no orphan where there is a search", async () => {
  const run = await execute(onSearch([search(2, 3)]));
  expectFailed(run, "still-held");
  expect(acts(run)).toEqual([]);
});

it("changes no search that shares its name, by which it would be changed", async () => {
  const run = await execute(onSearch([search(1, 2), { ...other, Name: "Case 12" }]));
  expectFailed(run, "still-held");
  expect(run.events.at(-1)?.message).toContain(hex);
  expect(acts(run)).toEqual([]);
});

it.each([
  ["all its sources", []],
  ["another source", [2]],
])("does not say that it is done where the search has lost %s besides", async (_, numbers) => {
  const set = { Sources: numbers.map(legacyName) };
  const loses: Happening = { call: "Set-MailboxSearch", when: "after", on: hex, set };
  const run = await execute(onSearch([search(1, 2, 3)], { happenings: [loses] }), { WaitMinutes: 2 });
  expect(told(run)).not.toContain("changed");
  expect(run.events.find(({ event }) => event === "unknown")).toMatchObject({ code: "not-verified" });
});

it.each([
  ["an orphan", []],
  ["one whose search was ended", [{ ...search(1, 2), InPlaceHoldEnabled: false }]],
])("lifts the hold of a search behind %s", async (_, first) => {
  const run = await execute(
    inactive(
      { InPlaceHolds: [hex, otherHex] },
      {
        searches: [...first, { ...other, Sources: search(1, 2).Sources }],
        settings: { mailboxSearchCmdlets: true },
      },
    ),
  );
  expect(calls(run, "Set-MailboxSearch")).toHaveLength(1);
  expect(calls(run, "Set-MailboxSearch")[0]?.parameters).toMatchObject({ Identity: "Case 13" });
  if (first.length === 0) {
    expectDone(run);
    expect(calls(run, "Set-Mailbox")[0]?.parameters).toMatchObject({ RemoveOrphanedHolds: [hex] });
  } else expectFailed(run, "still-held");
});

it("goes on, and lifts an orphan, where the retired cmdlets answer with an error", async () => {
  const text = "This cmdlet has been retired.";
  const run = await execute(onSearch([], { happenings: [{ call: "Get-MailboxSearch", when: "before", text }] }));
  expectDone(run);
  expect(acts(run)).toEqual(["Set-Mailbox"]);
  expect(run.warnings.join("\n")).toContain(text);
});

it("changes no search whose sources changed since they were recorded", async () => {
  // The fourth look is the one for its name; the fifth is immediately before the change.
  const set = { Sources: [1, 2, 5].map(legacyName) };
  const grows: Happening = { call: "Get-MailboxSearch", when: "after", times: [4], on: hex, set };
  const run = await execute(onSearch([search(1, 2)], { happenings: [grows] }));
  expect(acts(run)).toEqual([]);
  expect(run.events.find(({ event }) => event === "refused")).toMatchObject({ code: "changed-since-check" });
});

it("lifts an orphan where the cmdlets are there and show no search", async () => {
  const run = await execute(onSearch([other]));
  expectDone(run);
  expect(acts(run)).toEqual(["Set-Mailbox"]);
  expect(searchesOf(run)).toEqual([other]);
});

it("goes on from where the tenant is when the service is late with the mailbox", async () => {
  const first = await execute(onSearch([search(1, 2)], { settings: { lag: { hold: 30 } } }));
  expectFailed(first, "still-held");
  const again = await execute(anHourLater(first));
  expectDone(again);
  expect(acts(again)).toEqual([]);
  expect(searchesOf(again)).toEqual([search(2)]);
});
