import { execFile, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const version = "0.49.2";
const project = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="Azure.Bicep.CommandLine.linux-x64" Version="[${version}]" /></ItemGroup>
</Project>
`;

/** The Bicep compiler, by NuGet; or why there is none here. */
export function findBicep(): { readonly path: string } | { readonly lacking: string } {
  if (process.platform !== "linux" || process.arch !== "x64") return { lacking: "it is for Linux on x64" };
  const packages = process.env["NUGET_PACKAGES"] ?? join(homedir(), ".nuget", "packages");
  const path = join(packages, "azure.bicep.commandline.linux-x64", version, "tools", "bicep");
  if (!existsSync(path)) {
    const folder = mkdtempSync(join(tmpdir(), "bicep-"));
    writeFileSync(join(folder, "bicep.csproj"), project);
    const { error, status, stdout } = spawnSync("dotnet", ["restore", folder, "--disable-build-servers"], {
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true, force: true });
    if (error !== undefined) return { lacking: "dotnet is not on PATH" };
    if (status !== 0 || !existsSync(path)) return { lacking: `dotnet could not restore it: ${stdout.trim()}` };
  }
  chmodSync(path, 0o755);
  return { path };
}

export interface BicepBuild {
  readonly code: number;
  /** Errors and warnings. */
  readonly said: string;
  readonly template: unknown;
}

/** Compiles one of some files. */
export function buildBicep(
  bicep: string,
  files: ReadonlyMap<string, string>,
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BicepBuild> {
  const folder = mkdtempSync(join(tmpdir(), "bicep-"));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const verb = file.endsWith(".bicepparam") ? "build-params" : "build";
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1", ...environment };
  return new Promise((resolve) => {
    execFile(bicep, [verb, join(folder, file), "--stdout"], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true, force: true });
      const code = error === null ? 0 : 1;
      resolve({
        code,
        said: stderr.replaceAll(folder, "").trim(),
        template: code === 0 ? JSON.parse(stdout) : undefined,
      });
    });
  });
}
