import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "swallowed-failure";
const bare = "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false";
const purge = `${bare} -ErrorAction Stop`;
const lines = (...all: readonly string[]): string => all.join("\n");

it.each([
  ["an error that stops", purge],
  ["an error that stops, shortly", `${bare} -EA 1`],
  ["an error that stops, by its type", `${bare} -ErrorAction ([System.Management.Automation.ActionPreference]::Stop)`],
  ["what only the run knows", `${bare} -ErrorAction $action`],
  ["a table that stops", lines("$given = @{ Identity = $id; ErrorAction = 'Stop' }", "Remove-Mailbox @given")],
  ["a table that cannot be followed", "Remove-Mailbox @PSBoundParameters"],
  ["a default for every command", lines("$PSDefaultParameterValues['*:ErrorAction'] = 'Stop'", bare)],
  ["a table of defaults", lines("$PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }", bare)],
  ["the preference of the global scope", lines("$global:ErrorActionPreference = 'Stop'", bare)],
  ["the preference, for a cmdlet", lines("$ErrorActionPreference = 'Stop'", "Remove-MsolUser -ObjectId $id -Force")],
  ["a look whether it went well", lines(bare, "if (-not $?) { throw }")],
  [
    "a look at its own errors",
    lines(`${bare} -ErrorAction SilentlyContinue -ErrorVariable +failed`, "if ($failed) { throw }"),
  ],
  ["a catch that says so", `try { ${purge} } catch { Write-Warning $_ }`],
  ["a catch that throws", `try { ${purge} } catch { throw }`],
  ["a catch that counts", lines("foreach ($mailbox in $all) {", `try { ${purge} } catch { $failed++; continue }`, "}")],
  ["a catch that keeps it", `try { ${purge} } catch { $answer = $_ }`],
  ["a catch that gives an answer", `function Clear-It { try { ${purge} } catch { return $false } }`],
  ["a catch whose value is the output", `try { ${purge} } catch { $_.Exception.Message }`],
  ["a catch that ends with a code", `try { ${purge} } catch { exit 1 }`],
  ["a catch of what is expected", `try { ${purge} } catch [System.TimeoutException] { }`],
  ["an inner try that only cleans up", `try { try { ${purge} } finally { Disconnect-It } } catch { throw }`],
  ["success that is said in the try", lines("try {", purge, "Write-Output 'Removed'", "} catch { Write-Warning $_ }")],
  [
    "success behind a catch that ends",
    lines(
      "foreach ($mailbox in $all) {",
      `try { ${purge} } catch { Write-Warning $_; continue }`,
      "Write-Output 'Removed'",
      "}",
    ),
  ],
  [
    "success that is looked for",
    lines(
      `try { ${purge} } catch { Write-Warning $_ }`,
      "if (Get-Mailbox $id -SoftDeletedMailbox) { throw }",
      "Write-Output 'Removed'",
    ),
  ],
  [
    "a number of what went well",
    lines(`try { ${purge}; $removed++ } catch { Write-Warning $_ }`, 'Write-Output "$removed removed"'),
  ],
  [
    "what is said of a failure",
    lines(`try { ${purge} } catch { Write-Warning $_ }`, "Write-Output 'What could not be removed is above.'"),
  ],
  ["a line that is no success", lines(`try { ${purge} } catch { Write-Warning $_ }`, "Write-Output 'Next.'")],
  [
    "a function of the script",
    lines("function Invoke-GraphRequest { throw }", "Invoke-GraphRequest -Method DELETE -Path '/users/1'"),
  ],
  ["a read", "Get-Mailbox -Identity $id"],
  ["a trap that ends", lines("trap { Write-Error $_; break }", purge, "'Removed'")],
  ["a trap that says so", lines("trap { Write-Warning $_; continue }", purge)],
  ["a trap of what is expected", lines("trap [System.TimeoutException] { continue }", purge)],
  ["a number in a finally", `try { ${purge}; $removed++ } catch { throw } finally { "$removed removed" }`],
  ["a condition in a finally", `try { ${purge}; $ok = $true } catch { throw } finally { if ($ok) { 'Removed' } }`],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  [
    "nothing said of errors",
    bare,
    /the next line runs all the same; give it -ErrorAction Stop, which \$ErrorActionPreference/,
  ],
  [
    "a preference that does not reach it",
    lines("$ErrorActionPreference = 'Stop'", bare),
    /which \$ErrorActionPreference does not replace/,
  ],
  ["an error that goes on", `${bare} -ErrorAction Continue`, /give it -ErrorAction Stop/],
  ["a catch that never sees it", `try { ${bare} } catch { throw }`, /give it -ErrorAction Stop/],
  ["success in the next line", lines(bare, 'Write-Host "Removed $id"'), /line 2 reports success all the same/],
  [
    "an error that is thrown away",
    `${bare} -ErrorAction SilentlyContinue`,
    /its own -ErrorAction throws the error away/,
  ],
  ["an error that is thrown away, by its number", `${bare} -EA 0`, /throws the error away/],
  [
    "errors that are kept and never looked at",
    `${bare} -ErrorAction Ignore -ErrorVariable failed`,
    /throws the error away/,
  ],
  ["an empty catch", `try { ${purge} } catch { }`, /the catch in line 1 drops the error/],
  [
    "a catch that only continues",
    lines("foreach ($mailbox in $all) {", `try { ${purge} } catch { continue }`, "}"),
    /the catch in line 2/,
  ],
  ["a catch that throws it away", `try { ${purge} } catch { $null = $_; $_ | Out-Null }`, /drops the error/],
  ["a catch of every exception", `try { ${purge} } catch [System.Exception] { return }`, /drops the error/],
  [
    "a catch around the call of its function",
    lines(`function Clear-It { ${purge} }`, "try { Clear-It } catch { }"),
    /the catch in line 2/,
  ],
  [
    "success behind the catch",
    lines(`try { ${purge} } catch { Write-Warning $_ }`, "Write-Output 'Mailbox removed successfully'"),
    /line 2 reports success where it failed, too/,
  ],
  [
    "success behind a pause",
    lines(`try { ${purge} } catch { Write-Warning $_ }`, "Start-Sleep 5", '"$id purged"'),
    /line 3 reports success/,
  ],
  [
    "success in a log of the script's own",
    lines(
      "function Write-Log($Text) { Add-Content a $Text }",
      `try { ${purge} } catch { Write-Log $_ }`,
      "Write-Log 'Deleted'",
    ),
    /line 3 reports success/,
  ],
])("finds %s", async (_, text, says) => {
  const line = text.split("\n").findIndex((one) => one.includes("Remove-Mailbox")) + 1;
  await expectFindings(code, text, [[line, says]]);
});

it("asks the same of what only changes, and of a cmdlet that no preference is set for", async () => {
  const text = lines("Set-Mailbox $id -HiddenFromAddressListsEnabled $true", "Remove-MsolUser -ObjectId $id -Force");
  await expectFindings(code, text, [[1], [2, /give it -ErrorAction Stop\.$/]]);
});

it("knows that the Graph SDK's cmdlets are functions of a module", async () => {
  const text = lines("$ErrorActionPreference = 'Stop'", "Remove-MgUser -UserId $id");
  await expectFindings(code, text, [[2, /does not replace for the functions of a module\.$/]]);
});

const address = '"https://graph.microsoft.com/v1.0/users/$id"';
const request = `Invoke-RestMethod -Method Delete -Uri ${address}`;

it.each([
  ["in a try", `try { ${request} } catch { Write-Warning $_ }`],
  [
    "in a function that is called in a try",
    lines(`function Clear-It { ${request} }`, "try { Clear-It } catch { throw }"),
  ],
  ["in a function for others", `function Clear-It { ${request} }`],
  ["under the preference", lines("$ErrorActionPreference = 'Stop'", request)],
  ["under a trap that ends", lines("trap { Write-Error $_; break }", request, "'Deleted'")],
  ["with a look whether it went well", lines(request, "if (-not $?) { throw }")],
  [
    "whose object is asked for behind it",
    lines(
      request,
      `try { $null = Invoke-RestMethod -Uri ${address}; throw 'It is still there.' }`,
      "catch { if ($_.Exception.Response.StatusCode -ne 404) { throw } }",
    ),
  ],
  [
    "with a look at its status",
    lines(`${request} -SkipHttpErrorCheck -StatusCodeVariable status`, "if ($status -ge 400) { throw }"),
  ],
  [
    "with a look at its answer",
    lines(
      `$answer = Invoke-WebRequest -Method Delete -Uri ${address} -SkipHttpErrorCheck`,
      "if ($answer.StatusCode -ne 204) { throw }",
    ),
  ],
  ["of the Graph SDK that stops", "Invoke-MgGraphRequest -Method DELETE -Uri /v1.0/users/$id -ErrorAction Stop"],
  ["that asks", `Invoke-RestMethod -Uri ${address}`],
])("takes a request %s", (_, text) => expectPasses(code, text));

it.each([
  [
    "a bare request",
    request,
    /the next line runs all the same; set \$ErrorActionPreference to Stop, or put it into a try/,
  ],
  ["a request that is told to stop", `${request} -ErrorAction Stop`, /-ErrorAction does not end the way for it/],
  ["success behind a request", lines(request, "'deleted'"), /line 2 reports success all the same/],
  ["a request for a page", `Invoke-WebRequest -Method Delete -Uri ${address}`, /into a try/],
  ["a request whose answer is thrown away", `$null = ${request}`, /into a try/],
  [
    "a request of the Graph SDK",
    "Invoke-MgGraphRequest -Method DELETE -Uri /v1.0/users/$id",
    /give it -ErrorAction Stop\.$/,
  ],
  ["a failure that counts as an answer", `${request} -SkipHttpErrorCheck`, /-SkipHttpErrorCheck makes an answer of it/],
  [
    "a status that nobody looks at",
    `try { ${request} -SkipHttpErrorCheck -StatusCodeVariable status } catch { throw }`,
    /nothing looks at the status/,
  ],
  ["a call in no try", `${request.replace("$id", "1")}; try { Get-It } catch { throw }`, /into a try/],
])("finds %s", (_, text, says) => expectFindings(code, text, [[1, says]]));

it.each([
  ["a trap that only continues", lines("trap { continue }", purge), 2, /the trap in line 1 drops the error/],
  ["success behind a trap", lines("trap { Write-Warning $_ }", purge, "'Removed'"), 2, /line 3 reports success/],
  ["success in a finally", `try { ${purge} } catch { throw } finally { 'Removed' }`, 1, /line 1 reports success/],
  ["success in a finally without a catch", `try { ${purge} } finally { 'Removed' }`, 1, /line 1 reports success/],
])("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));
