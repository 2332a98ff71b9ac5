import { readdir, readFile } from "node:fs/promises";

const folder = new URL("./stand-ins/", import.meta.url);

/** They are the same for every run of a process. */
let read: Promise<Readonly<Record<string, string>>> | undefined;

/** Bodies of the functions that stand in for commands of PowerShell itself: those that ask the web. Those that tell the time and wait go by the clock of the bridge. */
export const standIns = (): Promise<Readonly<Record<string, string>>> => (read ??= readAll());

async function readAll(): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ps1"));
  const texts = files.map(
    async (name) => [name.slice(0, -".ps1".length), await readFile(new URL(name, folder), "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}
