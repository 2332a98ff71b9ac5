import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { param } from "../../../src/index.ts";
import { loadProcedure } from "../../../src/load/load-procedure.ts";
import { loadResources } from "../../../src/load/resources.ts";
import { lowerScript } from "../../../src/lower/script.ts";
import { parametersOf } from "../../../src/procedure/parameters.ts";
import { walk } from "../../../src/procedure/walk.ts";
import { renderScript } from "../../../src/render/render-script.ts";
import {
  derivedNames,
  isIn,
  nameSet,
  powershellVariables,
  runtimeVariables,
  scriptVariables,
} from "../../../src/rules/procedure/support/names.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, purge } from "./samples.ts";

const withParameter = (name: string) =>
  procedureOf({
    parameters: { ...identityParameter, [name]: param.guid("Some id.") },
    procedure: (run, { Identity }) => purge(run, { Identity: Identity as never }),
  });
const finding = (as: string) =>
  procedureOf({ parameters: identityParameter, procedure: (run, { Identity }) => void findMailbox(run, Identity, as) });

it.each(["Errors", "Source", "TargetGuid"])("takes the parameter %s", (name) => {
  expectNone(withParameter(name));
});

it.each(["Error", "ERROR", "Input", "Args", "PSItem", "Home", "Matches", "True", "Run", "Fresh", "Answer", "Call"])(
  "refuses the parameter %s",
  (name) => {
    expectDiagnostics(withParameter(name), [["reserved-name", name]]);
  },
);

it.each(["source", "mailbox", "listing"])("takes the found object %s", (name) => {
  expectNone(finding(name));
});

it.each(["target", "record", "known", "pause", "look", "lookUntil", "host", "mode", "changeTicket"])(
  "refuses the found object %s",
  (name) => {
    expectDiagnostics(finding(name), [["reserved-name", "Find it"]]);
  },
);

const kept = (name: string): boolean =>
  [runtimeVariables, scriptVariables, powershellVariables].some((names) => isIn(names, name));

/** Parameters, assignments and loop variables of a function's text. */
function variablesOf(text: string): readonly string[] {
  const head = /param\(([\s\S]*?)\)\n/.exec(text)?.[1] ?? "";
  const given = [...head.matchAll(/\$(\w+)/g)];
  const set = [...text.matchAll(/\$(\w+)\s*[+-]?=(?!=)/g), ...text.matchAll(/foreach \(\$(\w+) in/g)];
  return [...given, ...set].map(([, name]) => name ?? "").filter((name) => name !== "null");
}

it("keeps off every name by which a runtime function that runs a block could hide one of the procedure's", () => {
  const folder = new URL("../../../templates/runtime/", import.meta.url);
  const runsBlocks = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), "utf8"))
    .filter((text) => /&\s*\$\w+/.test(text));
  expect(runsBlocks.length).toBeGreaterThan(2);
  expect(runsBlocks.flatMap(variablesOf).filter((name) => !kept(name))).toEqual([]);
});

it("keeps off every variable that the scripts of the shipped procedures use besides their own", async () => {
  const folder = new URL("../../../runbooks/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".runbook.ts"));
  const resources = await loadResources();
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const { procedure } = await loadProcedure(
      fileURLToPath(new URL(file, folder)),
      fileURLToPath(new URL("..", folder)),
    );
    if (procedure === undefined) throw new Error(`${file} does not load`);
    const script = lowerScript({
      procedure,
      form: { dialect: "graph-rest", place: "automation" },
      runtime: resources.runtime,
    });
    const text = renderScript({ ...script, functions: [] }, resources.script);
    const found = [...walk(procedure.steps)].flatMap((step) => ("found" in step ? [step.found.name] : []));
    const own = nameSet(
      [...parametersOf(procedure, "automation").map(({ name }) => name), ...found, ...found.flatMap(derivedNames)].join(
        " ",
      ),
    );
    const others = [...text.matchAll(/(?<![?&])\$(\w+)/g)]
      .map(([, name]) => name ?? "")
      .filter((name) => name !== "_" && !/^[0-9]/.test(name) && !isIn(own, name));
    expect(others.length).toBeGreaterThan(0);
    expect({ file, unknown: others.filter((name) => !kept(name)) }).toEqual({ file, unknown: [] });
  }
});
