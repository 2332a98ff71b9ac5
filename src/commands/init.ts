import { lstatSync, mkdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { writeFiles } from "../util/write-files.ts";
import { developmentPackages, projectFiles, type OwnPackage, type ProjectPackage } from "./project-files.ts";
import { WrongUsage, type ExitCode, type Surroundings } from "./surroundings.ts";

/** Makes a new project in a folder; what is there already stays. @throws WrongUsage where a file is in the way */
export async function init(folder: string, around: Surroundings): Promise<ExitCode> {
  const target = resolve(around.root, folder);
  const own = JSON.parse(readFileSync(join(around.packageRoot, "package.json"), "utf8")) as OwnPackage;
  const files = new Map([...projectFiles(basename(target), own), ...(await procedures(around.packageRoot))]);
  // `npm install purgebook` leaves a package.json, which is the user's.
  const hasPackage = exists(join(target, "package.json"));
  if (hasPackage) files.delete("package.json");
  refuseToOverwrite(target, [...files.keys()]);

  mkdirSync(target, { recursive: true });
  for (const name of await writeFiles(target, files)) around.result(`${join(folder, name)}\n`);
  around.say(nextSteps(relative(around.root, target), hasPackage ? missingFromPackage(target) : []));
  return 0;
}

/** Copies, because Node runs no TypeScript below node_modules. */
async function procedures(packageRoot: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(packageRoot, "runbooks");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return new Map(names.map((name, at) => [join("runbooks", name), texts[at] ?? ""]));
}

function refuseToOverwrite(target: string, names: readonly string[]): void {
  const there = names.filter((name) => exists(join(target, name)));
  if (there.length === 0) return;
  const listed = there.length > 3 ? `${there.slice(0, 3).join(", ")} and ${there.length - 3} more` : there.join(", ");
  throw new WrongUsage(`${target} has ${listed} already, and init overwrites nothing: give it another folder.`);
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** What a package.json that was there lacks for procedures to load and to be type-checked. */
function missingFromPackage(target: string): readonly string[] {
  try {
    const own = JSON.parse(readFileSync(join(target, "package.json"), "utf8")) as Partial<ProjectPackage>;
    const missing = developmentPackages.filter((name) => own.devDependencies?.[name] === undefined);
    return [
      ...(own.type === "module" ? [] : ['Your package.json lacks "type": "module": run npm pkg set type=module']),
      ...(missing.length === 0 ? [] : [`For type checks: npm install --save-dev ${missing.join(" ")}`]),
    ];
  } catch {
    return ["Your package.json cannot be read."];
  }
}

function nextSteps(folder: string, remarks: readonly string[]): string {
  const enter = folder === "" ? [] : [`  cd ${folder}`];
  const steps = [...enter, "  npm install", "  npx purgebook compile"];
  return `${[...remarks, "Next:", ...steps].join("\n")}\n`;
}
