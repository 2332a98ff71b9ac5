import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { scriptFiles, sharedTemplates, type AzureTemplates } from "../azure/azure-files.ts";
import { compileTemplate } from "../render/render-script.ts";
import { templateFolder } from "./resources.ts";

/** Reads the layout of the scripts for an import. */
export async function loadAzureTemplates(folder: string = join(templateFolder, "azure")): Promise<AzureTemplates> {
  const read = [...scriptFiles, ...sharedTemplates].map(async (file) => {
    const text = await readFile(join(folder, `${file}.hbs`), "utf8");
    return [file, compileTemplate(text)] as const;
  });
  return new Map(await Promise.all(read));
}
