import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { doctor } from "../../src/commands/doctor.ts";
import type { Surroundings } from "../../src/commands/surroundings.ts";
import { engineUnderTest } from "../engine/engine-under-test.ts";
import { projectOfTest, type Project } from "./support/project.ts";

interface Visit {
  readonly code: number;
  readonly found: string;
  readonly said: string;
}

/** A visit to a machine whose programs and package are those of a project. */
async function visit(machine: Project, changes: Partial<Surroundings> = {}): Promise<Visit> {
  const found: string[] = [];
  const said: string[] = [];
  const code = await doctor({
    root: machine.root,
    packageRoot: machine.root,
    environment: { PATH: join(machine.root, "bin") },
    platform: process.platform,
    architecture: process.arch,
    nodeVersion: "24.1.0",
    result: (text) => found.push(text),
    say: (text) => said.push(text),
    now: () => new Date("2026-01-31T09:30:00Z"),
    start: async () => "no program starts in a test",
    onInterrupt: () => {},
    colour: { result: false, say: false },
    isTerminal: false,
    columns: 80,
    ...changes,
  });
  return { code, found: found.join(""), said: said.join("") };
}

function machineWith(programs: Readonly<Record<string, string>>): Project {
  const machine = projectOfTest();
  for (const [name, says] of Object.entries(programs)) {
    machine.write({ [`bin/${name}`]: `#!/bin/sh\necho "${says}"\n` });
    chmodSync(join(machine.root, "bin", name), 0o755);
  }
  return machine;
}

it("finds the engine of this checkout in order", async () => {
  await engineUnderTest();
  const { code, stdout, stderr } = await projectOfTest().purgebook("doctor");
  expect(stdout).toMatch(/^Engine +PowerShell \d+\.\d+\.\d+, /m);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "Ready to compile and validate.\n" });
});

it("says what to install where neither PowerShell nor the SDK is there", async () => {
  const { code, found, said } = await visit(machineWith({}));
  expect(code).toBe(2);
  expect(found).toMatch(/^Engine +none \(/m);
  expect(found).toMatch(/^pwsh +not on PATH$/m);
  expect(said).toBe("Install PowerShell 7, or the .NET 10 SDK; until then only compile --unvalidated works.\n");
});

it.each([
  ["10.0.401", 0],
  ["8.0.100", 2],
])("knows whether the .NET SDK %s can build an engine", async (version, code) => {
  expect(await visit(machineWith({ dotnet: version }))).toMatchObject({
    code,
    found: expect.stringMatching(new RegExp(`^\\.NET SDK +${version.replaceAll(".", "\\.")}, .*dotnet$`, "m")),
  });
});

it("refuses a Node.js that does not run procedures", async () => {
  const { code, said } = await visit(machineWith({ dotnet: "10.0.401" }), { nodeVersion: "22.17.1" });
  expect(code).toBe(2);
  expect(said).toContain("Install Node.js 22.18 or newer.");
});
