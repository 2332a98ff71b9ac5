import Handlebars from "handlebars";
import { printParameters, printStatements } from "../powershell/print.ts";
import type { ScriptNode } from "../powershell/syntax.ts";

/**
 * The four options that keep a template a template: a missing field is an error, nothing is escaped for HTML, an indented
 * partial does not indent what it includes, and no helper but the built-in ones exists.
 */
export const templateOptions = { strict: true, noEscape: true, preventIndent: true, knownHelpersOnly: true } as const;

export type Template = (view: Readonly<Record<string, unknown>>) => string;

export function compileTemplate(text: string): Template {
  return Handlebars.compile(text, templateOptions) as Template;
}

/** The printed script in its frame. Everything that the template gets is printed text already. */
export function renderScript(script: ScriptNode, template: Template): string {
  const { help } = script;
  return template({
    synopsis: dotless(help.synopsis),
    description: help.description.flatMap(paragraph),
    parameterHelp: help.parameters.map(({ name, text }) => ({ name, lines: paragraph(text) })),
    outputs: paragraph(help.outputs),
    notes: help.notes.flatMap(paragraph),
    parameters: printParameters(script.parameters),
    prologue: printStatements(script.prologue),
    functions: script.functions.map(({ text }) => text),
    body: printStatements(script.body),
  });
}

const width = 116;

/** A paragraph as indented lines of at most 120 columns; a line that is laid out already stays as it is. */
export function paragraph(text: string): readonly string[] {
  if (text === "") return [""];
  const lines: string[] = [];
  let line = "";
  for (const word of dotless(text).split(/(?<=\S) (?! |\.\w)/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((printed) => `    ${printed}`.trimEnd());
}

/** A line of help that begins with a dot and a word would begin a section; an unknown one makes Get-Help show nothing at all. */
const dotless = (text: string): string => text.replace(/^\.(?=\w)/, ". ");
