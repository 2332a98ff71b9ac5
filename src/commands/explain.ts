import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { closest } from "../catalog/closest.ts";
import { printMarkdown } from "../util/print-markdown.ts";
import { WrongUsage, type ExitCode, type Surroundings } from "./surroundings.ts";

/** Prints the page of a diagnostic: why it is given, a wrong and a right example. @throws WrongUsage for an unknown code */
export async function explain(code: string, around: Surroundings): Promise<ExitCode> {
  const folder = join(around.packageRoot, "docs", "rules");
  const codes = (await readdir(folder)).filter((name) => name.endsWith(".md")).map((name) => name.slice(0, -3));
  const wanted = code.toLowerCase();
  if (!codes.includes(wanted)) throw new WrongUsage(unknown(code, closest(wanted, codes)));
  const page = await readFile(join(folder, `${wanted}.md`), "utf8");
  around.result(printMarkdown(page, around.colour.result));
  return 0;
}

function unknown(code: string, meant: readonly string[]): string {
  const hint =
    meant.length === 0 ? "A diagnostic names its code before its message." : `Did you mean ${meant.join(" or ")}?`;
  return `No diagnostic has the code ${code}. ${hint}`;
}
