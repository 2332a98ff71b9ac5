import Handlebars from "handlebars";
import { createHash } from "node:crypto";
import type { CodeLine, Token } from "./code.ts";
import type { DifferenceLine } from "./difference.ts";
import { wordsIn, type Word } from "./words.ts";

/** The texts of the templates in templates/review/, by the name of each file without its ending. */
export type PageTemplates = Readonly<Record<PageTemplateName, string>>;
export const pageTemplateNames = ["layout", "index", "runbook", "code"] as const;
export type PageTemplateName = (typeof pageTemplateNames)[number];

export type PageName = Exclude<PageTemplateName, "layout">;

/** Renders a page: what a template is given is escaped, but for what was made here. */
export type RenderPage = (page: PageName, title: string, view: object) => string;

/** @param sheet the style sheet, which stands in every page: a page can be taken alone */
export function pageRenderer(templates: PageTemplates, sheet: string): RenderPage {
  const style = `${sheet}${indentRules}`;
  const environment = Handlebars.create();
  environment.registerHelper({ codeLines, phrase, ticks, plural, sign, stepLinks });
  const options = { strict: true, preventIndent: true } as const;
  const compiled = Object.fromEntries(
    pageTemplateNames.map((name) => [name, environment.compile(templates[name], options)]),
  ) as Readonly<Record<PageTemplateName, Handlebars.TemplateDelegate>>;
  const policy = policyFor(style);
  return (page, title, view) => compiled.layout({ title, policy, style, body: compiled[page](view) });
}

/** Nothing is loaded, nothing runs, and no style holds but this one. */
const policyFor = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

const escape = Handlebars.escapeExpression;
const safe = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);

/**
 * Lines of code. On the page that has all of a file each line is a place that links lead to; elsewhere its number leads there.
 * @param source the number of the source, or nothing for the script
 * @param page the page that has all of the file, or nothing where this is it
 */
function codeLines(lines: readonly CodeLine[], source: number | "", page: string): Handlebars.SafeString {
  const html = lines.map(({ number, tokens }) => {
    const anchor = `${source === "" ? "" : `s${source}`}l${number}`;
    const place = page === "" ? ` id="${anchor}"` : "";
    const label = `<a class="number" href="${escape(page)}#${anchor}">${number}</a>`;
    return `<span class="line${indentClass(tokens)}"${place}>${label}<span class="text">${wordsIn(tokens).map(wordHtml).join("")}\n</span></span>`;
  });
  return safe(html.join(""));
}

/** A line that is broken goes on behind its own beginning. No element may have a style of its own here, so each depth has a class. */
const deepest = 48;
const indentClass = (tokens: readonly Token[]): string => {
  const indent = /^ */.exec(tokens.map(({ text }) => text).join(""))?.[0].length ?? 0;
  return indent === 0 ? "" : ` i${Math.min(indent, deepest)}`;
};
const indentRules = `@media print, (min-width: 45.01rem) {${Array.from(
  { length: deepest },
  (_, at) => `.i${at + 1} .text{padding-left:${at + 3}ch;text-indent:-${at + 3}ch}`,
).join("")}}`;

const wordHtml = ({ tokens, hasHyphen }: Word): string => {
  const html = tokens.map(tokenHtml).join("");
  return hasHyphen ? whole(html) : html;
};

/** Is not broken behind a hyphen, where a line has room for it. */
const whole = (html: string): string => `<span class="word">${html}</span>`;

const tokenHtml = ({ text, colour }: Token): string =>
  colour === undefined ? escape(text) : `<span class="${colour}">${escape(text)}</span>`;

/** The numbers of steps, each leading to its step. */
const stepLinks = (numbers: readonly number[]): Handlebars.SafeString =>
  safe(
    `${numbers.length === 1 ? "Step" : "Steps"} ${numbers.map((one) => `<a href="#step-${one}">${one}</a>`).join(", ")}`,
  );

/** How a line of a difference is marked, for whoever sees no colours. */
const sign = (kind: DifferenceLine["kind"]): string => ({ added: "+", removed: "-", same: "" })[kind];

/** A command, which breaks between its words alone. */
const phrase = (text: string): Handlebars.SafeString => safe(phraseHtml(text));

const phraseHtml = (text: string): string => `<code>${wordsIn([{ text }]).map(wordHtml).join("")}</code>`;

/** A sentence of ours, in which what stands between back-ticks is code. */
const ticks = (text: string): Handlebars.SafeString =>
  safe(
    text
      .split(/`(.+?)`/)
      .map((part, at) => (at % 2 === 0 ? escape(part) : phraseHtml(part)))
      .join(""),
  );

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
