import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import {
  factsOfBindings,
  factsOfCommandNames,
  factsOfEffects,
  factsOfModule,
  factsOfNamedActs,
  factsOfOutputs,
  modules,
} from "../../src/catalog/facts.ts";
import {
  bindingFacts,
  commandNameFacts,
  effectFacts,
  moduleFacts,
  namedActFacts,
  outputFacts,
} from "../../src/catalog/schema.ts";
import * as identity from "../../src/catalog/identity.ts";

const cmdlets = modules.flatMap((module) => factsOfModule(module).cmdlets.map((cmdlet) => ({ module, cmdlet })));
const byName = new Map(cmdlets.map(({ cmdlet }) => [cmdlet.name, cmdlet]));

it("has no facts file that nothing reads", () => {
  const files = readdirSync(new URL("../../src/catalog/facts", import.meta.url));
  const read = [...modules, "bindings", "command-names", "effects", "named-acts", "outputs"].map(
    (name) => `${name}.json`,
  );
  expect(files.toSorted()).toEqual(read.toSorted());
});

it.each(modules)("%s: the facts fit the schema and name their module and source", (module) => {
  const facts = factsOfModule(module);
  expect(moduleFacts.parse(facts)).toEqual(facts);
  expect(facts.module).toBe(module);
  for (const { repository, commit } of [facts.source, ...facts.cmdlets.flatMap(({ source }) => source ?? [])]) {
    expect(repository).toMatch(/^MicrosoftDocs\/|^Azure\//);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
  }
});

it("the facts of effects, outputs, bindings and command names fit their schemas", () => {
  expect(effectFacts.parse(factsOfEffects())).toEqual(factsOfEffects());
  expect(outputFacts.parse(factsOfOutputs())).toEqual(factsOfOutputs());
  expect(bindingFacts.parse(factsOfBindings())).toEqual(factsOfBindings());
  expect(commandNameFacts.parse(factsOfCommandNames())).toEqual(factsOfCommandNames());
});

it("knows by its name alone what it knows nothing more of, with a source", () => {
  const { acts, sources } = factsOfNamedActs();
  expect(namedActFacts.parse(factsOfNamedActs())).toEqual(factsOfNamedActs());
  expect(acts.filter(({ name }) => byName.has(name))).toEqual([]);
  expect(acts.filter(({ page }) => !Object.keys(sources).some((folder) => page.startsWith(folder)))).toEqual([]);
});

it("knows each cmdlet once, each of its parameters once, and no parameter of a set that it does not have", () => {
  expect(byName.size).toBe(cmdlets.length);
  for (const { cmdlet } of cmdlets) {
    const sets = cmdlet.sets.map(({ name }) => name);
    const parameters = cmdlet.parameters.map(({ name }) => name);
    expect(new Set(sets).size, cmdlet.name).toBe(sets.length);
    expect(new Set(parameters).size, cmdlet.name).toBe(parameters.length);
    const mentioned = cmdlet.parameters.flatMap((parameter) =>
      (parameter.in ?? []).flatMap((entry) => entry.sets ?? []),
    );
    expect(
      mentioned.filter((set) => !sets.includes(set)),
      cmdlet.name,
    ).toEqual([]);
  }
});

it("says of every cmdlet what it may do, and of nothing else", () => {
  const effects = factsOfEffects().cmdlets;
  expect(Object.keys(effects).toSorted()).toEqual([...byName.keys()].toSorted());
  for (const { module, cmdlet } of cmdlets) {
    expect(effects[cmdlet.name]?.module, cmdlet.name).toBe(module);
    const parameters = cmdlet.parameters.map(({ name }) => name);
    const worse = effects[cmdlet.name]?.escalations?.map(({ parameter }) => parameter) ?? [];
    expect(
      worse.filter((parameter) => !parameters.includes(parameter)),
      cmdlet.name,
    ).toEqual([]);
  }
});

it("calls no cmdlet harmless whose verb says that it is not", () => {
  const effects = Object.entries(factsOfEffects().cmdlets).filter(
    ([, { module }]) => !module.startsWith("Microsoft.PowerShell"),
  );
  const reading = effects.filter(([, { effect }]) => effect === "read").map(([name]) => name.replace(/-.*/, ""));
  expect([...new Set(reading)].toSorted()).toEqual([
    "Connect",
    "Disconnect",
    "Export",
    "Get",
    "Invoke",
    "Search",
    "Wait",
  ]);
  const removing = effects.filter(([name]) => name.startsWith("Remove-") && name !== "Remove-MailboxRestoreRequest");
  expect(removing.map(([, { effect }]) => effect)).toEqual(removing.map(() => "destroy"));
});

it("binds each cmdlet of the services' modules once, or says why not", () => {
  const { services, notBound } = factsOfBindings();
  const decided = [...services, ...notBound].flatMap(({ cmdlets }) => cmdlets);
  const expected = ["ExchangeOnlineManagement", "MSOnline"].concat(
    modules.filter((module) => module.includes(".Graph.")),
  );
  const known = cmdlets.filter(({ module }) => expected.includes(module)).map(({ cmdlet }) => cmdlet.name);
  expect(decided.toSorted()).toEqual(known.toSorted());
});

it("describes what known cmdlets return, with identities that can be made", () => {
  for (const { name, cmdlets, properties } of factsOfOutputs().outputs) {
    expect(
      cmdlets.filter((cmdlet) => !byName.has(cmdlet)),
      name,
    ).toEqual([]);
    const names = properties.map((property) => property.name);
    expect(new Set(names).size, name).toBe(names.length);
    for (const { as } of properties) {
      if (as !== undefined) expect(identity).toHaveProperty(as.charAt(0).toLowerCase() + as.slice(1));
    }
  }
});

it("cites each property of an output by a source that is explained", () => {
  const { sources, outputs } = factsOfOutputs();
  const short = outputs.flatMap(({ properties }) =>
    properties.flatMap(({ source }) => source.match(/\b(PSC|PS|OBS|KB2013|SEED|INFERRED)\b/g) ?? []),
  );
  expect(new Set(short).size).toBeGreaterThan(4);
  expect([...new Set(short)].filter((key) => sources[key] === undefined)).toEqual([]);
});
