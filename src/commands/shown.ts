import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { findExecutable } from "../engine/executable.ts";
import type { Surroundings } from "./surroundings.ts";

/** What opens an address as its owner's desktop does, and what it is given before the address. No shell reads that. */
const openers: Partial<Readonly<Record<NodeJS.Platform, readonly [program: string, ...given: string[]]>>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};
const everywhereElse = ["xdg-open"] as const;

/** Shows a page of the project in the browser of this machine; what is said where that cannot be. */
export async function shown(
  file: string,
  { root, environment, platform, start }: Surroundings,
): Promise<readonly Diagnostic[]> {
  const [name, ...given] = openers[platform] ?? everywhereElse;
  const program = findExecutable(name, environment, platform);
  const address = pathToFileURL(resolve(root, file)).href;
  const said = program === undefined ? `there is no ${name} on PATH` : await start(program, [...given, address]);
  return said === undefined ? [] : [diagnostic("cannot-show", { file, said })];
}
