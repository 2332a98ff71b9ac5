import { expect, it } from "vitest";
import type { Service } from "../../src/rehearse/rehearsal.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { connected, rehearseText } from "./support/rehearsals.ts";

/** The process dies at the first call. */
const dies: Service = (tenant, call) => ({ ...connected(tenant, call), dies: true });

const more = "Get-OrganizationConfig; Start-Sleep -Seconds 60; 'told'; Write-Warning 'warned'; Get-AcceptedDomain";

it.each([
  ["a finally", `try { Get-Mailbox } finally { ${more} }`],
  ["a catch", `try { Get-Mailbox } catch { ${more} }`],
  ["a catch in a loop", `while ($true) { try { Get-Mailbox } catch { ${more} } }`],
  [
    "a catch of what stops a pipeline",
    `try { Get-Mailbox } catch [System.Management.Automation.PipelineStoppedException] { ${more} }`,
  ],
  ["a trap", `trap { ${more}; continue }; Get-Mailbox; ${more}`],
  ["an end of a pipeline", `Get-Mailbox | ForEach-Object -Process { $_ } -End { ${more} }`],
  [
    "a preference to go on",
    `$ErrorActionPreference = 'SilentlyContinue'; Get-Mailbox -ErrorAction SilentlyContinue; ${more}`,
  ],
  [
    "a finally within a function that a finally calls",
    `function More { try { Get-Mailbox } finally { ${more} } }; try { Get-Mailbox } finally { More }`,
  ],
])("a process that dies does nothing more, not in %s", async (_, text) => {
  const { calls, end, output, warnings, errors } = await rehearseText(text, stateOf({}), {}, dies);
  expect({ calls: calls.map(({ name }) => name), end, output, warnings, errors }).toEqual({
    calls: ["Get-Mailbox"],
    end: "given-up",
    output: [],
    warnings: [],
    errors: [],
  });
  // What the next one in the same engine does and says is its own.
  const next = await rehearseText("'said'; Get-OrganizationConfig | Out-Null", stateOf({}));
  expect({ output: next.output, end: next.end, calls: next.calls.length }).toEqual({
    output: ["said"],
    end: {},
    calls: 1,
  });
});
