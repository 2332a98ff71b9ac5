/** A step of a runbook, as its help lists it. */
export interface NamedStep {
  /** As the calls and the review sheet have it. */
  readonly number: number;
  readonly title: string;
}

const description = /^<#[^]*?^\.DESCRIPTION\r?\n([^]*?)^(?:\.[A-Z]+|#>)/m;
const step = /^ {4}([ \d]\d) {2}(\S.*)$/gm;
const effect = /\s*(?:DESTROYS|CHANGES)$/;

/** The steps that the help of a compiled runbook lists; none of a script that something else has made. */
export const stepsIn = (text: string): readonly NamedStep[] =>
  [...(description.exec(text)?.[1] ?? "").matchAll(step)].map(([, number = "", title = ""]) => ({
    number: Number(number),
    title: title.trim().replace(effect, ""),
  }));
