import { readdirSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import type { Files } from "./judge/preview-changes-nothing.ts";
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

/** All files of such a folder by their paths, each with its size and time. */
export const filesIn = (folder: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        const { size, mtimeMs } = statSync(path);
        return [relative(folder, path), `${size} ${mtimeMs}`];
      }),
  );

const namesIn = (folder: string): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];
