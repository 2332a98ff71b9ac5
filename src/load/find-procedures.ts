import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { hintOf } from "../catalog/closest.ts";

/** The folder that a project keeps its procedures in. */
export const procedureFolder = "runbooks";

const procedureFile = /\.runbook\.[mc]?[jt]s$/;
const module = /\.[mc]?[jt]s$/;

export interface FoundProcedures {
  /** Absolute paths, each once; in the order asked for, or by name. */
  readonly paths: readonly string[];
  /** What was asked for and is not there. */
  readonly missing: readonly string[];
}

/** True for the name of a file that `compile` takes without being asked for it. */
export const isProcedureFile = (name: string): boolean => procedureFile.test(name);

/**
 * The files of the procedures that were asked for: by path, or by the name of a file in runbooks/ or of its runbook; without any, all that are there.
 * @param root absolute path of the project's folder
 */
export async function findProcedures(root: string, asked: readonly string[]): Promise<FoundProcedures> {
  return asked.length === 0 ? allOf(root) : named(root, asked);
}

async function allOf(root: string): Promise<FoundProcedures> {
  const folder = join(root, procedureFolder);
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const paths = names
    .filter((name) => isProcedureFile(name) && !name.includes("node_modules"))
    .sort()
    .map((name) => join(folder, name));
  return { paths, missing: paths.length > 0 ? [] : [`${procedureFolder}/*.runbook.ts`] };
}

function named(root: string, asked: readonly string[]): FoundProcedures {
  const found = asked.map((name) => ({ name, path: candidatesOf(root, name).find((path) => existsSync(path)) }));
  return {
    paths: [...new Set(found.flatMap(({ path }) => path ?? []))],
    missing: found.flatMap(({ name, path }) => (path === undefined ? [name] : [])),
  };
}

/** The file of Remove-SoftDeletedMailbox is remove-soft-deleted-mailbox.runbook.ts, by the custom of this repository. */
const stemOf = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();

/** Which of the files in runbooks/ may have been meant, as a sentence that follows another. */
export async function procedureHint(root: string, name: string): Promise<string> {
  const { paths } = await allOf(root);
  const stems = paths.map((path) => basename(path).replace(procedureFile, ""));
  return hintOf(stemOf(name), stems);
}

function candidatesOf(root: string, name: string): readonly string[] {
  const stems = [name, stemOf(name)];
  const inFolder = stems.flatMap((stem) =>
    ["ts", "mts", "js", "mjs"].map((end) => join(root, procedureFolder, `${stem}.runbook.${end}`)),
  );
  return [resolve(root, name), ...inFolder].filter(
    (path) => module.test(path) && !relative(root, path).startsWith(".."),
  );
}
