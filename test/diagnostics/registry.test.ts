import { expect, it } from "vitest";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import {
  isDiagnosticCode,
  registry,
  type DiagnosticCode,
  type DiagnosticValues,
} from "../../src/diagnostics/registry.ts";
import { approvalSamples } from "./samples/approvals.ts";
import { azureSamples } from "./samples/azure.ts";
import { sealSamples } from "./samples/seals.ts";
import { scriptSamples } from "./samples/script.ts";

const step = "Purge it";
const said = "Something is wrong.";
const clause = "something is wrong";
const file = "out/a.ps1";
const cmdlet = "Get-Mailbox";

const retiredModule = {
  keep: "Say why",
  what: "The dialect msonline",
  module: "MSOnline",
  fate: "retired",
  instead: "leave it out",
};

/** Values for every code; a code that is added does not compile until it has some. */
const samples: { readonly [C in DiagnosticCode]: DiagnosticValues<C> } = {
  "file-not-found": { file },
  "load-failed": { said },
  "no-runbook": { found: "missing" },
  "invalid-definition": { said: clause },
  "procedure-failed": { said },
  "invalid-step": { said },
  "invalid-value": { said },
  "unknown-property": { said },
  "duplicate-name": { said },
  "duplicate-runbook": { name: "Remove-It", other: "b.runbook.ts" },
  "invalid-name": { name: "it" },
  "too-many-parameters": { count: 51 },
  "reserved-parameter": { name: "Mode", by: "every runbook" },
  "reserved-name": { name: "run", what: "parameter", by: "the script" },
  "script-too-large": { bytes: 2_000_000 },
  "no-steps": { what: "The procedure" },
  "unknown-name": { what: "guard", name: "none", hint: "" },
  "unknown-reference": { step, said: clause },
  "needs-one-target": { step, said },
  "unknown-act": { step, act: "Remove-Mailbox", target: "user" },
  "needs-guards": { step, missing: "notOnHold" },
  "vacuous-guard": { step, guard: "nameIs", said: clause },
  "needs-record": { step, said },
  "needs-claim": { step, object: "user", recorded: "mailbox" },
  "needs-gate": { step, said: clause },
  "wrong-effect": { step, said },
  "needs-verify": { step },
  "needs-limit": { step, said: clause },
  "invalid-loop": { step, said: clause },
  "needs-resume": { step, said },
  "unknown-cmdlet": { cmdlet, hint: "" },
  "unknown-parameter": { cmdlet, parameter: "None", hint: "" },
  "no-parameter-set": { cmdlet, parameters: "-Anr -Identity" },
  "invalid-switch": { cmdlet, parameter: "Archive" },
  "two-views": { cmdlet, views: "-A -B" },
  "needs-all": { step, cmdlet },
  "two-services": {},
  "two-sdks": { dialect: "graph-sdk" },
  "no-spelling": { step, operation: "get-domain", dialect: "msonline" },
  "retired-cmdlet": { where: "The script", cmdlet, since: "retired", keep: "Say why", offered: "Get-Command finds it" },
  "retired-module": retiredModule,
  "unused-acknowledgement": { code: "retired-module", said: clause },
  "no-engine": { lacking: "There is none.", otherwise: ", or do without" },
  "engine-failed": { said },
  "compiler-fault": { said },
  "invalid-settings": { said },
  "invalid-tenant": { said },
  "invalid-export": { said },
  "other-organization": { given: "fabrikam.onmicrosoft.com", organization: "contoso.onmicrosoft.com" },
  "wrong-parameters": { said },
  "script-does-not-parse": { line: 1, said },
  "read-back-differs": { line: 1, said: clause },
  "output-differs": { file },
  "output-missing": { file },
  "output-orphan": { file, remedy: "move it away" },
  "invalid-manifest": { file, said },
  "cannot-show": { file: "review/index.html", said: clause },
  "cannot-write": { file, said },
  ...approvalSamples,
  ...sealSamples,
  ...azureSamples,
  ...scriptSamples,
};

const codes = Object.keys(registry) as DiagnosticCode[];

it.each(codes)("says %s in whole sentences on one line, with every value that it was given", (code) => {
  const values = samples[code];
  const { message } = diagnostic(code, values as never);
  expect(message).toMatch(/^["\w-].*\.$/);
  // Three dots stand in code that is quoted.
  expect(message.replaceAll("...", "")).not.toMatch(/[\r\n]|undefined|null|\[object|\.\.|\. \./);
  for (const value of Object.values(values)) expect(message).toContain(String(value));
});

it("keeps the place, the severity and the code, and cannot be changed", () => {
  const place = { file: "a.ts", line: 3, column: 5 };
  const found = diagnostic("retired-module", retiredModule, place);
  expect(found).toMatchObject({ code: "retired-module", severity: "warning", place });
  expect(diagnostic("needs-verify", { step })).toMatchObject({ severity: "error" });
  expect(Object.isFrozen(found)).toBe(true);
});

it("knows its codes, and not the names that every object has", () => {
  expect(isDiagnosticCode("needs-guards")).toBe(true);
  expect(["needs-guard", "constructor", "__proto__", ""].filter(isDiagnosticCode)).toEqual([]);
});
