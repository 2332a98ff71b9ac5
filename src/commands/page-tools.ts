import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { templateFolder } from "../load/resources.ts";
import { embeddedSvg } from "../review/diagram-svg.ts";
import type { PageTools } from "../review/pages.ts";
import { pageTemplateNames, type PageTemplates } from "../review/render.ts";

/** What draws and colours; loaded when pages are made, and not before. */
export async function pageTools(): Promise<PageTools> {
  const [{ instance }, { shikiHighlighter }] = await Promise.all([
    import("@viz-js/viz"),
    import("../review/highlighter.ts"),
  ]);
  const viz = await instance();
  return {
    highlighter: await shikiHighlighter(),
    draw: (dot) => embeddedSvg(viz.renderString(dot, { format: "svg" })),
  };
}

export async function loadPageTemplates(): Promise<{ readonly templates: PageTemplates; readonly style: string }> {
  const folder = join(templateFolder, "review");
  const texts = await Promise.all(
    pageTemplateNames.map(async (name) => [name, await readFile(join(folder, `${name}.html.hbs`), "utf8")] as const),
  );
  const style = await readFile(join(folder, "review.css"), "utf8");
  return { templates: Object.fromEntries(texts) as unknown as PageTemplates, style };
}
