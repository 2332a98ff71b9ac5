import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Resources } from "../compile.ts";
import { compileTemplate } from "../render/render-script.ts";

/** The folder of templates: beside src/ in the repository, and beside dist/ in the package. */
export const templateFolder = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Reads the templates. Runtime functions are copied as they are, so they are not compiled as templates. */
export async function loadResources(folder: string = templateFolder): Promise<Resources> {
  const runtimeFolder = join(folder, "runtime");
  const files = (await readdir(runtimeFolder)).filter((file) => file.endsWith(".ps1.hbs")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(runtimeFolder, file), "utf8")));
  const [script, review] = await Promise.all(
    ["runbook.ps1.hbs", "review.md.hbs"].map((file) => readFile(join(folder, file), "utf8")),
  );
  return {
    runtime: new Map(files.map((file, at) => [file.replace(".ps1.hbs", ""), (texts[at] ?? "").trimEnd()])),
    script: compileTemplate(script ?? ""),
    review: compileTemplate(review ?? ""),
  };
}
