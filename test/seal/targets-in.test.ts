import { expect, it } from "vitest";
import { targetsIn } from "../../src/seal/targets-in.ts";
import { procedureOf } from "./support/procedures.ts";

const id = (last: number): string => `a0000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const batch = await procedureOf("remove-soft-deleted-mailbox-batch");
const one = await procedureOf("remove-soft-deleted-mailbox");
const user = await procedureOf("remove-deleted-user");

it("takes an export as it is, whatever else it has", () => {
  const csv = `#TYPE Microsoft.Exchange\n"DisplayName","ExchangeGuid"\n"One","${id(1).toUpperCase()}"\n"Two","${id(2)}"\n`;
  const targets = [{ TargetsJson: id(1) }, { TargetsJson: id(2) }];
  expect(targetsIn(csv, "t.csv", batch)).toEqual({ targets });
  expect(targetsIn(csv.replaceAll(",", ";"), "t.csv", batch)).toEqual({ targets });
  const objects = JSON.stringify(targets.map(({ TargetsJson }) => ({ DisplayName: "One", ExchangeGuid: TargetsJson })));
  expect(targetsIn(objects, "t.json", batch)).toEqual({ targets });
  expect(targetsIn(JSON.stringify([id(1), id(2)]), "t.json", batch)).toEqual({ targets });
  expect(targetsIn(csv, "t.csv", one)).toEqual({ targets: [{ Identity: id(1) }, { Identity: id(2) }] });
});

it("takes each id of a target by the parameter that it is for", () => {
  const csv = `Identity,MailboxGuid\n${id(1)},${id(11)}\n`;
  expect(targetsIn(csv, "t.csv", user)).toEqual({ targets: [{ Identity: id(1), MailboxGuid: id(11) }] });
  const exported = `ExternalDirectoryObjectId,ExchangeGuid\n${id(1)},${id(11)}\n`;
  expect(targetsIn(exported, "t.csv", user)).toEqual({ targets: [{ Identity: id(1), MailboxGuid: id(11) }] });
});

it.each([
  ["an address", `ExchangeGuid\n${id(1)}\none@contoso.com\n`, [3], /ExchangeGuid is "one@contoso\.com"/],
  ["an empty cell", `ExchangeGuid,Name\n${id(1)},One\n,Two\n`, [3], /ExchangeGuid is empty/],
  ["the id of nothing", `ExchangeGuid\n00000000-0000-0000-0000-000000000000\n`, [2], /no id of one target/],
  [
    "an id twice",
    `ExchangeGuid\n${id(1)}\n${id(2)}\n${id(1).toUpperCase()}\n`,
    [4],
    /stands there twice, first in line 2/,
  ],
  ["no column of ids", `Name,Alias\nOne,one\n`, [2], /It has no column Identity or ExchangeGuid/],
  ["no target", `ExchangeGuid\n`, [1], /It names no target/],
  ["nothing", "", [1], /It names no target/],
  ["JSON that is none", `["${id(1)}",\n`, [2], /It is not JSON/],
  ["a name among ids", `[\n  "${id(1)}",\n  "Ada"\n]\n`, [3], /TargetsJson is "Ada"/],
  ["an id twice in JSON", `[\n  "${id(1)}",\n  "${id(1)}"\n]\n`, [3], /stands there twice, first in line 2/],
])("refuses %s, and says where", (_, text, lines, said) => {
  const result = targetsIn(text, "t", batch);
  const faults = "faults" in result ? result.faults : [];
  expect(faults.map(({ place }) => place?.line)).toEqual(lines);
  expect(faults[0]).toMatchObject({ code: "invalid-targets", message: expect.stringMatching(said) });
});

it("tells of everything that is wrong, not of the first alone", () => {
  const result = targetsIn("ExchangeGuid\none\ntwo\nthree\n", "t.csv", batch);
  expect("faults" in result && result.faults).toHaveLength(3);
});
