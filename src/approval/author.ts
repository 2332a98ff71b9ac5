import { execFile } from "node:child_process";

/**
 * Who changed any of some files last, as `Name <address>`, by the history of their repository; undefined where there is none, or one
 * of them has a change that nobody has committed.
 * @param root absolute path of the folder that the files are named from
 */
export async function lastAuthor(root: string, files: readonly string[]): Promise<string | undefined> {
  const [log, changes] = await Promise.all([
    git(root, ["log", "-1", "--format=%aN <%aE>", "--", ...files]),
    git(root, ["status", "--porcelain", "--", ...files]),
  ]);
  return changes === "" && log !== undefined && log !== "" ? log : undefined;
}

/** The commit that a folder is at; undefined where it is in no repository, or one of some files has a change that nobody has committed. */
export async function commitOf(root: string, files: readonly string[]): Promise<string | undefined> {
  const [commit, changes] = await Promise.all([
    git(root, ["rev-parse", "--verify", "HEAD"]),
    git(root, ["status", "--porcelain", "--", ...files]),
  ]);
  return changes === "" ? commit : undefined;
}

function git(root: string, given: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("git", ["--literal-pathspecs", ...given], { cwd: root, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : undefined),
    );
  });
}
