import type { ChosenParameter } from "./chosen-runbook.ts";

/** What the head of a compiled script says, as templates/runbook.ps1.hbs lays it out. */
export interface ScriptHead {
  readonly synopsis: string;
  readonly parameters: readonly ChosenParameter[];
}

const synopsis = /^\.SYNOPSIS\n((?: {4}.+\n)+)/m;
const parameterBlock = /^param\(\n((?: {4}.+\n)*)\)/m;
const parameterLine = /^ {4}(\[Parameter\(Mandatory = \$true\)\] )?\[\w+(?:\[\])?\] \$(\w+)/;

export function headOf(text: string): ScriptHead {
  const [, said = ""] = synopsis.exec(text) ?? [];
  const [, block = ""] = parameterBlock.exec(text) ?? [];
  return {
    synopsis: said.replace(/\s+/g, " ").trim(),
    parameters: block.split("\n").flatMap((line) => {
      const [, mandatory, name] = parameterLine.exec(line) ?? [];
      return name === undefined ? [] : [{ name, isMandatory: mandatory !== undefined }];
    }),
  };
}
