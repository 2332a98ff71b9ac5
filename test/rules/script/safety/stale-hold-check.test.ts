import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "stale-hold-check";
const lines = (...all: readonly string[]): string => all.join("\n");
const first = "$mailbox = Get-Mailbox -Identity $Guid -SoftDeletedMailbox -ErrorAction Stop";
const checked = "if ($mailbox.LitigationHoldEnabled -or $mailbox.InPlaceHolds) { throw 'held' }";
const second = "$fresh = Get-Mailbox -Identity $Guid -SoftDeletedMailbox -ErrorAction Stop";
const hasUser = "if ($fresh.ExternalDirectoryObjectId) { throw 'has a user' }";
const purge = "$fresh | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop";

it.each([
  ["its own conditions", lines(first, checked, second, hasUser, purge)],
  ["a condition around the purge", lines(first, checked, second, `if (-not $fresh.IsDirSynced) { ${purge} }`)],
  [
    "a guard that throws",
    lines(
      "function Assert-It($m) { if ($m.IsDirSynced) { throw 'synced' } }",
      first,
      checked,
      second,
      "Assert-It $fresh",
      purge,
    ),
  ],
  [
    "the identity that it takes from it",
    lines(
      first,
      checked,
      second,
      hasUser,
      "Remove-Mailbox -Identity $fresh.ExchangeGuid -PermanentlyDelete -Confirm:$false -ErrorAction Stop",
    ),
  ],
])("finds a purge of what a second look found that decides by %s, and not by the holds", async (_, text) => {
  await expectFindings(code, text, [[text.split("\n").findIndex((line) => line.includes("Remove-Mailbox")) + 1]]);
});

it.each([
  [
    "the second look is checked for holds",
    lines(first, checked, second, hasUser, "if ($fresh.InPlaceHolds) { throw 'held' }", purge),
  ],
  [
    "the second look is filtered by the holds",
    lines(
      first,
      checked,
      second.replace(" -ErrorAction Stop", " -ErrorAction Stop | Where-Object { -not $_.InPlaceHolds }"),
      hasUser,
      purge,
    ),
  ],
  [
    "there is one look",
    lines(second, "if ($fresh.LitigationHoldEnabled -or $fresh.InPlaceHolds) { throw 'held' }", hasUser, purge),
  ],
  ["the second look is there for the pipe alone", lines(first, checked, second, purge)],
  [
    "a list was filtered by the holds, and each of it is asked more",
    lines(
      "$all = Get-Mailbox -SoftDeletedMailbox | Where-Object { -not $_.LitigationHoldEnabled -and -not $_.InPlaceHolds }",
      "foreach ($fresh in $all) {",
      "if ($fresh.IsDirSynced) { continue }",
      purge,
      "}",
    ),
  ],
  ["nothing looks at the holds at all, which another rule says", lines(first, second, hasUser, purge)],
])("lets a purge pass where %s", async (_, text) => {
  await expectPasses(code, text);
});
