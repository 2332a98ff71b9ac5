import { execFile } from "node:child_process";

/**
 * What git answers, as it is; undefined where it refuses, or is not there.
 * @param root absolute path of the folder that files are named from
 */
export function git(root: string, given: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { cwd: root, windowsHide: true, maxBuffer: 64 * 1_048_576 };
    execFile("git", ["--literal-pathspecs", ...given], options, (error, stdout) =>
      resolve(error === null ? stdout : undefined),
    );
  });
}
