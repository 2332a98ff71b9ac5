import { readdirSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { recordedIn } from "./judge/recorded-in.ts";

/** The folder of this machine that a script is given for its records; undefined where it is given none, but a container. */
export const evidenceFolder = (parameters: Readonly<Record<string, unknown>>): string | undefined =>
  Object.values(parameters)
    .filter((value) => typeof value === "string")
    .find((value) => isAbsolute(value) && (statSync(value, { throwIfNoEntry: false })?.isDirectory() ?? false));

/** Whether such a folder holds full evidence of an object: its records are in `ticket/object/`. */
export const isRecordedIn = (folder: string, key: string): boolean =>
  namesIn(folder).some((ticket) => {
    const records = join(folder, ticket, key);
    return namesIn(records).some((name) => recordedIn(readFileSync(join(records, name), "utf8")).includes(key));
  });

const namesIn = (folder: string): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];
