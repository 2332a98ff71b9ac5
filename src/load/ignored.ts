import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { foldersToTop } from "./repository.ts";

/** The rules of the .gitignore files that hold in a folder, the outermost first. */
export type IgnoreRules = readonly FolderRules[];

interface FolderRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * The rules of all folders around a folder, its own not among them: from the top of its repository down, or else of the project.
 * Whoever names a folder wants it, so rules that would leave it out as a whole do not count.
 * @param root absolute path of the project's folder
 */
export function rulesAround(folder: string, root: string): IgnoreRules {
  const within = foldersToTop(folder, root).slice(1);
  const rules = within.toReversed().reduce<IgnoreRules>(withRulesOf, []);
  return isIgnored(rules, folder, true) ? [] : rules;
}

/** The rules, and those of one folder more where it has some. */
export function withRulesOf(rules: IgnoreRules, folder: string): IgnoreRules {
  const text = textOf(join(folder, ".gitignore"));
  if (text === undefined) return rules;
  return [...rules, { folder, rules: ignore({ allowRelativePaths: true }).add(text) }];
}

/** The innermost rule that says something about a path decides, as in Git. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  for (const { folder, rules: own } of rules.toReversed()) {
    const { ignored, unignored } = own.test(`${relative(folder, path).replaceAll(sep, "/")}${isFolder ? "/" : ""}`);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** A file that cannot be read has no rules: then more is checked, not less. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
