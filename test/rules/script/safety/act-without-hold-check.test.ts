import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "act-without-hold-check";
const purge = "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop";
const held = "$mailbox.LitigationHoldEnabled -or $mailbox.InPlaceHolds";
const lines = (...all: readonly string[]): string => all.join("\n");

it.each([
  ["a condition around it", `if (-not (${held})) { ${purge} }`],
  ["an early exit", lines(`if (${held}) { return }`, purge)],
  ["an exit by an error that stops", lines(`if (${held}) { Write-Error 'held' -ErrorAction Stop }`, purge)],
  [
    "two early exits",
    lines("if ($mailbox.LitigationHoldEnabled) { exit 1 }", "if ($mailbox.InPlaceHolds) { throw }", purge),
  ],
  ["a value on the way", lines(`$isHeld = ${held}`, "if ($isHeld) { return }", purge)],
  [
    "values of its own",
    lines(
      "$holds = $mailbox | Select-Object -ExpandProperty InPlaceHolds",
      "if ($holds -or $mailbox.LitigationHoldEnabled) { return }",
      purge,
    ),
  ],
  [
    "a list of what holds",
    lines(
      "$holds = @()",
      "if ($mailbox.LitigationHoldEnabled) { $holds += 'x' }",
      "$holds += $mailbox.InPlaceHolds",
      "if ($holds.Count -gt 0) { throw }",
      purge,
    ),
  ],
  [
    "a guard that throws",
    lines(`function Test-It($mailbox) { if (${held}) { throw 'held' } }`, "Test-It $mailbox", purge),
  ],
  [
    "a guard that is given what to look at",
    lines("function Assert-Not($Value) { if ($Value) { throw } }", `Assert-Not (${held})`, purge),
  ],
  [
    "a question that is answered by a function",
    lines(`function Test-It($mailbox) { return ${held} }`, "if (Test-It $mailbox) { return }", purge),
  ],
  [
    "a filter of the pipe",
    "Get-Mailbox -SoftDeletedMailbox | Where-Object { -not $_.LitigationHoldEnabled -and -not $_.InPlaceHolds } | Remove-Mailbox -PermanentlyDelete",
  ],
  [
    "a filter that the service applies",
    "Get-Mailbox -SoftDeletedMailbox -Filter \"LitigationHoldEnabled -eq 'False' -and InPlaceHolds -eq `$null\" | Remove-Mailbox -PermanentlyDelete",
  ],
  [
    "a filter of what a loop is given",
    lines(
      "$all = Get-Mailbox -SoftDeletedMailbox | Where-Object { -not $_.LitigationHoldEnabled -and -not $_.InPlaceHolds }",
      "foreach ($mailbox in $all) {",
      purge,
      "}",
    ),
  ],
  [
    "a filter before a block for each",
    "Get-Mailbox -SoftDeletedMailbox | Where-Object { -not $_.LitigationHoldEnabled -and -not $_.InPlaceHolds } | ForEach-Object { Remove-Mailbox -Identity $_.Guid -PermanentlyDelete }",
  ],
  [
    "a list of those that are free",
    lines(
      "foreach ($one in $all) {",
      "if ($one.LitigationHoldEnabled -or $one.InPlaceHolds) { continue }",
      "$free += $one",
      "}",
      "foreach ($mailbox in $free) {",
      purge,
      "}",
    ),
  ],
  [
    "a list of .NET of those that are free",
    lines(
      "$free = [System.Collections.ArrayList]::new()",
      "foreach ($one in $all) {",
      "if (-not $one.LitigationHoldEnabled -and -not $one.InPlaceHolds) { [void] $free.Add($one) }",
      "}",
      "foreach ($mailbox in $free) {",
      purge,
      "}",
    ),
  ],
  [
    "one look in the function, and one before its call",
    lines(
      `function Clear-It($mailbox) { if ($mailbox.InPlaceHolds) { return }; ${purge} }`,
      "if ($mailbox.LitigationHoldEnabled) { return }",
      "Clear-It $mailbox",
    ),
  ],
  [
    "a filter of the ids that a loop looks up",
    lines(
      "foreach ($id in ($all | Where-Object { -not $_.LitigationHoldEnabled -and -not $_.InPlaceHolds })) {",
      "Get-Mailbox -Identity $id.ExchangeGuid -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete",
      "}",
    ),
  ],
  [
    "a switch whose clauses end the way",
    lines(
      "switch ($mailbox) {",
      "{ $_.LitigationHoldEnabled } { throw 'l' }",
      "{ $_.InPlaceHolds } { throw 'i' }",
      "}",
      purge,
    ),
  ],
  [
    "a switch for each of the properties",
    lines(
      "switch ($mailbox.LitigationHoldEnabled) { $true { return } }",
      "switch ($mailbox.InPlaceHolds.Count) { 0 { } default { throw } }",
      "if ($mailbox.InPlaceHolds) { throw }",
      purge,
    ),
  ],
  ["a switch around it", `switch ([bool] (${held})) { $false { ${purge} } }`],
  [
    "a clause of a switch that asks for what is free",
    lines("switch ($mailbox) { { -not $_.LitigationHoldEnabled -and -not $_.InPlaceHolds } {", purge, "} }"),
  ],
  [
    "what a switch says when none of its clauses does",
    lines(
      "$isFree = $false",
      "switch ($true) { $mailbox.LitigationHoldEnabled { } $mailbox.InPlaceHolds { } default { $isFree = $true } }",
      "if ($isFree) {",
      purge,
      "}",
    ),
  ],
  [
    "a loop over the names of the properties",
    lines("foreach ($name in 'LitigationHoldEnabled', 'InPlaceHolds') { if ($mailbox.$name) { throw $name } }", purge),
  ],
  [
    "a pipe of the names of the properties",
    lines("'LitigationHoldEnabled', 'InPlaceHolds' | ForEach-Object { if ($mailbox.$_) { throw $_ } }", purge),
  ],
  [
    "a method that throws",
    lines(
      "class Purger {",
      `[void] AssertNoHold([object] $mailbox) { if (${held}) { throw 'held' } }`,
      "[void] Clear([object] $mailbox) { $this.AssertNoHold($mailbox)",
      purge,
      "}",
      "}",
    ),
  ],
  [
    "a method that answers",
    lines(
      "class Guard {",
      `static [bool] IsHeld([object] $mailbox) { return ${held} }`,
      "}",
      "if ([Guard]::IsHeld($mailbox)) { throw }",
      purge,
    ),
  ],
  [
    "a mailbox that was found by the same identity",
    lines(
      "foreach ($id in Get-Content ids.txt) {",
      "$mailbox = Get-Mailbox -Identity $id -SoftDeletedMailbox",
      `if (${held}) { continue }`,
      "Remove-Mailbox -Identity $id -PermanentlyDelete",
      "}",
    ),
  ],
  [
    "a mailbox that was found by another parameter",
    lines(
      "param($Address, $Guid)",
      "$mailbox = Get-Mailbox -Identity $Address -SoftDeletedMailbox",
      `if (${held}) { throw }`,
      "Remove-Mailbox -Identity $Guid -PermanentlyDelete",
    ),
  ],
  [
    "a list that may have the mailbox in it",
    lines(
      "$all = Get-Mailbox -SoftDeletedMailbox | Where-Object { $_.LitigationHoldEnabled -or $_.InPlaceHolds }",
      "if ($all) { throw }",
      "Remove-Mailbox -Identity 'alice' -PermanentlyDelete",
    ),
  ],
  [
    "a function that is given the mailbox, and others",
    lines(
      `function Test-It($mailbox) { if (${held}) { throw } }`,
      "Test-It (Get-Mailbox -Identity admin@contoso.com)",
      "$one = Get-Mailbox -Identity $id -SoftDeletedMailbox",
      "Test-It $one",
      "$one | Remove-Mailbox -PermanentlyDelete",
    ),
  ],
  ["a throw whose catch ends the way", lines(`try { if (${held}) { throw } } catch { return }`, purge)],
  [
    "a throw whose catch is asked for",
    lines(`try { if (${held}) { throw } } catch { $isHeld = $true }`, "if ($isHeld) { return }", purge),
  ],
  ["an exit, which no catch keeps", lines(`try { if (${held}) { exit 1 } } catch { Write-Warning $_ }`, purge)],
  ["a try around both", lines("try {", `if (${held}) { throw }`, purge, "} catch { Write-Warning $_ }")],
  ["a condition that is also of something else", `if ($Go -and -not (${held})) { ${purge} }`],
  ["a mailbox that can be had back", "$mailbox | Remove-Mailbox -Confirm:$false"],
  ["a switch that is off", "$mailbox | Remove-Mailbox -PermanentlyDelete:$false"],
  ["the purge of a user, whose mailbox stays", "Remove-MgDirectoryDeletedItem -DirectoryObjectId $id -Confirm:$false"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["nothing before it", purge],
  [
    "a look that is shown",
    lines(`Write-Output (${held})`, "$mailbox | Select-Object LitigationHoldEnabled, InPlaceHolds | Out-File a", purge),
  ],
  ["a look that is passed by", lines(`if (${held}) { Write-Warning 'held' }`, purge)],
  [
    "the holds lifted instead",
    lines(
      "if ($mailbox.LitigationHoldEnabled -or $mailbox.InPlaceHolds) {",
      "Set-Mailbox $mailbox.Guid -ExcludeFromAllHolds",
      "}",
      purge,
    ),
  ],
  ["a guard that is never called", lines(`function Test-It { if (${held}) { throw } }`, purge)],
  ["a guard behind it", lines(purge, `if (${held}) { throw }`)],
  [
    "a guard that only returns",
    lines(`function Test-It($mailbox) { if (${held}) { return } }`, "Test-It $mailbox", purge),
  ],
  [
    "a report that is asked for the holds",
    lines(
      "$facts = Get-Fact -Of $mailbox -Wanted 'LitigationHoldEnabled', 'InPlaceHolds'",
      "if ($facts.UserId) { return }",
      purge,
    ),
  ],
  [
    "a report of a function that is asked for the holds",
    lines(
      "function Get-Fact($Of, $Wanted) { $Of | Select-Object -Property $Wanted }",
      "$facts = Get-Fact $mailbox ('LitigationHoldEnabled', 'InPlaceHolds')",
      "if ($facts.UserId) { return }",
      purge,
    ),
  ],
  [
    "a report of a function that reads what it is asked for",
    lines(
      "function Get-Fact($Of, $Wanted) { foreach ($name in $Wanted) { $Of.$name } }",
      "$facts = Get-Fact $mailbox ('LitigationHoldEnabled', 'InPlaceHolds')",
      "if ($facts[0]) { return }",
      purge,
    ),
  ],
  ["a throw that is caught", lines(`try { if (${held}) { throw 'held' } } catch { Write-Warning $_ }`, purge)],
  [
    "a guard whose throw is caught",
    lines(
      `function Test-It($mailbox) { if (${held}) { throw 'held' } }`,
      "try { Test-It $mailbox } catch { Write-Warning $_ }",
      purge,
    ),
  ],
  ["a condition that asks for the holds", lines(`if (${held}) {`, purge, "}")],
  ["a condition that refuses what is free", lines(`if (-not (${held})) { return }`, purge)],
  ["a condition that asks for the holds as well", lines(`if ($Go -and (${held})) {`, purge, "}")],
  [
    "a look at another mailbox",
    lines(
      "$admin = Get-Mailbox -Identity admin@contoso.com",
      "if ($admin.LitigationHoldEnabled -or $admin.InPlaceHolds) { throw }",
      "$mailbox = Get-Mailbox -Identity 'alice' -SoftDeletedMailbox",
      purge,
    ),
  ],
  [
    "a look at another mailbox before a list",
    lines(
      "$admin = Get-Mailbox -Identity admin@contoso.com",
      "if ($admin.LitigationHoldEnabled -or $admin.InPlaceHolds) { throw }",
      "foreach ($mailbox in Get-Content a.txt) {",
      purge,
      "}",
    ),
  ],
  [
    "a switch that only leaves itself",
    lines("switch ($mailbox) { { $_.LitigationHoldEnabled } { break } { $_.InPlaceHolds } { break } }", purge),
  ],
  [
    "one call of its function that nothing guards",
    lines(
      "function Clear-It($mailbox) {",
      purge,
      "}",
      `if (-not (${held})) { Clear-It $mailbox }`,
      "Clear-It $mailbox",
    ),
  ],
])("finds a purge with %s", async (_, text) => {
  const line = text.split("\n").indexOf(purge) + 1;
  await expectFindings(code, text, [[line, /decides by LitigationHoldEnabled or InPlaceHolds/]]);
});

it.each([
  ["if ($mailbox.LitigationHoldEnabled) { return }", /decides by InPlaceHolds: end/],
  ["if ($mailbox.InPlaceHolds -or $mailbox.IsInactiveMailbox) { return }", /decides by LitigationHoldEnabled: end/],
  ["if ($mailbox.IsInactiveMailbox) { return }", /decides by LitigationHoldEnabled or InPlaceHolds/],
  [
    "if ($mailbox.LitigationHoldEnabled -or (Get-OrganizationConfig).InPlaceHolds) { return }",
    /decides by InPlaceHolds: end/,
  ],
])("says what is missing behind %s", (look, says) => expectFindings(code, lines(look, purge), [[2, says]]));

it("names what else can hold, as far as it was not looked at", async () => {
  await expectFindings(code, purge, [
    [
      1,
      /Look at ComplianceTagHoldApplied, DelayHoldApplied, DelayReleaseHoldApplied and the holds of the organization as well\./,
    ],
  ]);
  const looks = lines(
    "if ($mailbox.ComplianceTagHoldApplied -or $mailbox.DelayHoldApplied) { return }",
    "$organization = Get-OrganizationConfig",
    "if ($organization.InPlaceHolds) { return }",
  );
  await expectFindings(code, lines(looks, purge), [
    [4, /LitigationHoldEnabled or InPlaceHolds: .* Look at DelayReleaseHoldApplied as well\.$/],
  ]);
});
