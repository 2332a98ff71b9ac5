import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { textFile } from "../load/text-file.ts";
import { WrongUsage } from "./surroundings.ts";

export interface GivenOptions {
  /** `Name=Value`, each. */
  readonly param: readonly string[];
  /** `Name=File`, each: a list of thousands is too long for a command line. */
  readonly paramFile: readonly string[];
}

/** Parameters of a script, as a user has given them. */
export type Given = readonly (readonly [name: string, value: string])[];

/** What was given, with values and with files. */
export interface Named {
  readonly values: Given;
  readonly files: Given;
}

/** @throws WrongUsage */
export const namedIn = ({ param, paramFile }: GivenOptions): Named => ({
  values: param.map((text) => parted("--param", text, "Value")),
  files: paramFile.map((text) => parted("--param-file", text, "File")),
});

function parted(option: string, text: string, what: string): Given[number] {
  const [, name, value] = /^([A-Za-z]\w*)=([^]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new WrongUsage(`${option} ${text} is not of the form Name=${what}.`);
  return [name, value];
}

/** The ids of some hundred thousand targets. */
const mostBytes = 10 * 1_048_576;

/** All with their values, or which of the files cannot be used. */
export async function givenIn(
  { values, files }: Named,
  root: string,
): Promise<{ readonly given: Given } | { readonly faults: readonly Diagnostic[] }> {
  const found = await Promise.all(
    files.map(async ([name, file]) => [name, await textFile(root, file, { mostBytes })] as const),
  );
  const faults = found.flatMap(([, file]) => ("fault" in file ? [file.fault] : []));
  if (faults.length > 0) return { faults };
  // Editors end the last line.
  const read = found.flatMap(([name, file]) => ("text" in file ? [[name, file.text.trimEnd()] as const] : []));
  return { given: [...values, ...read] };
}
