import type { ProvedSeal } from "../seal/proved-seal.ts";
import type { Highlighter } from "./code.ts";
import { codePage } from "./code-page.ts";
import { diagramOf } from "./diagram.ts";
import { indexPageOf } from "./index-page.ts";
import { indexPage, pageNames } from "./page-names.ts";
import { pageRenderer, type PageTemplates } from "./render.ts";
import type { ReviewedRunbook } from "./runbook.ts";
import { runbookPage } from "./runbook-page.ts";
import type { Coloured } from "./steps.ts";

/** What draws and colours. */
export interface PageTools {
  readonly highlighter: Highlighter;
  /** Graphviz's language to a drawing that a page can take up. */
  readonly draw: (dot: string) => string;
}

/** By which a page that was written here is told from others. */
export const ownPage = '<meta name="generator" content="purgebook review">';

/**
 * All pages, by their names.
 * @param out the folder of the compiled runbooks, as a command names it
 */
export function pagesOf(
  { runbooks, seals }: { readonly runbooks: readonly ReviewedRunbook[]; readonly seals: readonly ProvedSeal[] },
  out: string,
  { templates, style }: { readonly templates: PageTemplates; readonly style: string },
  { highlighter, draw }: PageTools,
): ReadonlyMap<string, string> {
  const sources = new Map<string, ReturnType<Highlighter["highlight"]>>();
  const sourceOf = (file: string, text: string): ReturnType<Highlighter["highlight"]> => {
    const lines = sources.get(file) ?? highlighter.highlight(text, "typescript");
    sources.set(file, lines);
    return lines;
  };
  const drawn = runbooks.map(({ texts, procedure, analysis, facts }) => ({
    coloured: {
      script: highlighter.highlight(texts.script.trimEnd(), "powershell"),
      sources: new Map([...texts.sources].map(([file, text]) => [file, sourceOf(file, text.trimEnd())])),
    } satisfies Coloured,
    diagram: draw(diagramOf(procedure.steps, analysis, facts.connects)),
  }));
  // All colours are known now.
  const render = pageRenderer(templates, `${style}${highlighter.rules()}`);
  const pages = runbooks.flatMap((runbook, at) => {
    const one = drawn[at] as (typeof drawn)[number];
    const { page, code } = pageNames(runbook.entry);
    const title = runbook.facts.name;
    return [
      [page, render("runbook", `${title}: review`, runbookPage(runbook, one, out))],
      [code, render("code", `${title}: the whole code`, codePage(runbook, one.coloured, out))],
    ] as const;
  });
  return new Map([[indexPage, render("index", "Review of runbooks", indexPageOf(runbooks, seals))], ...pages]);
}
