import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { safety } from "../../../src/diagnostics/script/safety.ts";
import { findingsIn } from "../../support/script-tester.ts";

const folder = new URL("../../fixtures/scripts/", import.meta.url);

/** The lines of each code of the group that a script as people write them gets. */
async function found(file: string): Promise<Readonly<Record<string, readonly (number | undefined)[]>>> {
  const all = await findingsIn(readFileSync(new URL(file, folder), "utf8"));
  const lines = Map.groupBy(
    all.filter(({ code }) => Object.hasOwn(safety, code)),
    ({ code }) => code,
  );
  return Object.fromEntries([...lines].map(([code, given]) => [code, given.map(({ place }) => place?.line)]));
}

it("says of a loop over names that lifts holds and purges by force all that a reviewer would", async () => {
  expect(await found("Purge-Leavers.ps1")).toEqual({
    // No parameter: it purges whenever it runs.
    "act-outside-gate": [11, 12, 14],
    // The only file is written at the end.
    "act-without-record": [11, 12, 14],
    // It lifts the holds instead of asking for them.
    "act-without-hold-check": [14],
    // The file may have any number of lines.
    "act-without-cap": [11, 12, 14],
    // The Get-Mailbox in line 13 stands before the purge. What the lifting did, it would show.
    "act-without-look": [14],
    // The purge is refused while the user is in the recycle bin; the holds are gone by then.
    "holds-lifted-early": [11, 12],
    // $ErrorActionPreference is no help, the catch is empty, and line 19 says "deleted" on every way.
    "swallowed-failure": [11, 12, 14],
    "state-saved-late": [22],
  });
});

it("says of a hold lifter with a gate, a log and a look what is left to mend", async () => {
  expect(await found("Clear-OrganizationHolds.ps1")).toEqual({
    // That there is none is asked; how many there are is not. The loop is around the call of the function.
    "act-without-cap": [21, 24],
    // -ErrorAction SilentlyContinue. Line 24 stops, and its catch writes to the log.
    "swallowed-failure": [21],
  });
});

it("says of a deletion of users in two stages what each stage lacks", async () => {
  expect(await found("Remove-UserInTwoStages.ps1")).toEqual({
    // The purge has its switch, the deletion has none.
    "act-outside-gate": [11],
    // The export in line 14 is a record for the purge, and comes late for the deletion.
    "act-without-record": [11],
    "state-saved-late": [14],
    "act-without-cap": [11, 19],
    "act-without-look": [11, 19],
    // Those of the Graph SDK are functions of a module too: the preference does not reach them, and no catch sees the error.
    "swallowed-failure": [11, 19],
  });
});

it("has nothing to say of one that a careful administrator wrote by hand", async () => {
  expect(await found("Remove-OneMailbox.ps1")).toEqual({});
});
