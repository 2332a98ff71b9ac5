import { git } from "./git.ts";

/**
 * Who changed any of some files last, as `Name <address>`, by the history of their repository; undefined where there is none, or one
 * of them has a change that nobody has committed.
 * @param root absolute path of the folder that the files are named from
 */
export async function lastAuthor(root: string, files: readonly string[]): Promise<string | undefined> {
  const [log, changes] = await Promise.all([
    answer(root, ["log", "-1", "--format=%aN <%aE>", "--", ...files]),
    answer(root, ["status", "--porcelain", "--", ...files]),
  ]);
  return changes === "" && log !== undefined && log !== "" ? log : undefined;
}

/** The commit that a folder is at; undefined where it is in no repository, or one of some files has a change that nobody has committed. */
export async function commitOf(root: string, files: readonly string[]): Promise<string | undefined> {
  const [commit, changes] = await Promise.all([
    answer(root, ["rev-parse", "--verify", "HEAD"]),
    answer(root, ["status", "--porcelain", "--", ...files]),
  ]);
  return changes === "" ? commit : undefined;
}

const answer = async (root: string, given: readonly string[]): Promise<string | undefined> =>
  (await git(root, given))?.trim();
