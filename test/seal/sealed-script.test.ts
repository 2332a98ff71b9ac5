import { expect, it } from "vitest";
import { compileProcedure, validate } from "../../src/compile.ts";
import { loadResources } from "../../src/load/resources.ts";
import type { Seal } from "../../src/procedure/seal.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { read } from "../powershell/support/reader.ts";
import { rehearseText } from "../rehearse/support/rehearsals.ts";
import { id, mailbox } from "../tenant/support/state.ts";
import { procedureOf, sealOfTest as seal } from "./support/procedures.ts";
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import { serve } from "../../src/rehearse/service.ts";

const resources = await loadResources();
const form = { dialect: "graph-rest", place: "automation" } as const;

async function sealed(stem: string, as: Seal): Promise<string> {
  const { compiled, diagnostics } = compileProcedure(await procedureOf(stem), form, resources, { seal: as });
  if (compiled === undefined) throw new Error(JSON.stringify(diagnostics));
  expect(await validate(compiled, { read })).toEqual([]);
  return compiled.text;
}

const batch = (as: Seal = seal): Promise<string> => sealed("remove-soft-deleted-mailbox-batch", as);
const single = (as: Partial<Seal>): Promise<string> => sealed("remove-soft-deleted-mailbox", { ...seal, ...as });

const given = {
  Organization: "contoso.onmicrosoft.com",
  EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges",
  Mode: "Execute",
};
const tenant = stateOf({ mailboxes: [mailbox(1), mailbox(2), mailbox(3)] });

async function run(text: string, parameters: Readonly<Record<string, unknown>> = given) {
  const { output, end, happened, breaches } = await rehearseText(text, tenant, parameters, serve);
  const purged = happened.filter(({ of, after }) => of === "mailboxes" && JSON.stringify(after)?.includes("purged"));
  return { told: toldIn(output), end, purged: purged.map(({ key }) => key), breaches };
}

it("acts on its own targets, and on no other", async () => {
  const { told, purged } = await run(await batch());
  expect(told.at(-1)).toMatchObject({ event: "done", ticket: "CHG-1" });
  expect(purged.toSorted()).toEqual([id(1), id(2)]);
});

it("has no parameter for what is sealed", async () => {
  for (const name of ["ChangeTicket", "TargetsJson", "MaxTargets"]) {
    const { end } = await run(await batch(), { ...given, [name]: "1" });
    expect(end).toMatchObject({ failure: { message: expect.stringContaining(name) } });
  }
});

it("runs in its own organization, with its own evidence, where these are sealed", async () => {
  const { Organization, EvidenceUri, Mode } = given;
  const text = await batch({ ...seal, parameters: { Organization, EvidenceUri } });
  expect((await run(text, { Mode })).purged.toSorted()).toEqual([id(1), id(2)]);
  expect((await run(text)).end).toMatchObject({ failure: { message: expect.stringContaining("Organization") } });
});

it.each([
  ["before its window", { notBefore: "2026-11-23T10:30:00Z" }],
  ["after its window", { notAfter: "2026-11-23T09:30:00Z", notBefore: "2026-11-23T09:00:00Z" }],
])("refuses to act %s, and may look", async (_, window) => {
  const text = await batch({ ...seal, ...window });
  const { told, purged } = await run(text);
  expect(told.at(-1)).toMatchObject({ event: "failed", code: "outside-window" });
  expect(purged).toEqual([]);
  const preview = await run(text, { ...given, Mode: "Preview" });
  expect(preview.told.at(-1)).toMatchObject({ event: "done" });
});

it("begins nothing that its window does not hold", async () => {
  const { told, purged } = await run(await batch({ ...seal, notAfter: "2026-11-23T10:00:02Z" }));
  expect(purged).toEqual([]);
  expect(told.at(-1)).toMatchObject({ event: "failed" });
});

it("takes the one target that it has as its own", async () => {
  const text = await single({ targets: [{ Identity: id(2) }] });
  expect(text).not.toMatch(/^ +\[Parameter.*\$Identity/m);
  expect((await run(text)).purged).toEqual([id(2)]);
});

it("takes of several the one that is asked for, and refuses another", async () => {
  const text = await single({ targets: [{ Identity: id(1) }, { Identity: id(2) }] });
  expect((await run(text, { ...given, Identity: id(2).toUpperCase() })).purged).toEqual([id(2)]);
  const { told, purged } = await run(text, { ...given, Identity: id(3) });
  expect(told.at(-1)).toMatchObject({ code: "bad-parameter" });
  expect(purged).toEqual([]);
});

it("says in its help what it is sealed for", async () => {
  expect(await batch()).toMatch(
    /Sealed for CHG-1: 2 targets, at most 2 in a run\. Execute acts from 2026-11-23T09:00:00Z/,
  );
});
