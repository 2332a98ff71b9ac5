import { findCmdlet, modulesOf, suggest } from "../catalog/catalog.ts";
import { presenceOf } from "../catalog/command-names.ts";
import { describe, type DescribedParameter, type Description, type Note } from "../catalog/describe.ts";

/**
 * Writes what the catalogue knows of a cmdlet, as plain text at most `columns` wide where words allow it. Returns the exit
 * code: 2 for a name that it does not have.
 */
export function catalogShow(cmdletName: string, write: (text: string) => void, columns: number): number {
  const known = findCmdlet(cmdletName);
  if (known !== undefined) {
    write(`${page(describe(known), Math.max(columns, 40)).join("\n")}\n`);
    return 0;
  }
  const documented = modulesOf(cmdletName);
  if (documented.length > 0) {
    const where = documented.map(({ module, where }) => `${module} (${where.join(", ")})`).join("; ");
    write(`${cmdletName} is documented in ${where}; its parameters are not in the catalogue.\n`);
    return 0;
  }
  write(`The catalogue has no command ${cmdletName}.${hintFor(cmdletName)}\n`);
  return 2;
}

function hintFor(cmdletName: string): string {
  if (presenceOf(cmdletName, []).kind === "of-unlisted-module")
    return " Its name is one of a module whose commands are not listed here.";
  const names = suggest(cmdletName);
  return names.length === 0 ? "" : ` Did you mean ${names.join(" or ")}?`;
}

function page(description: Description, columns: number): readonly string[] {
  const { name, head, sets, unavailableSets, parameters, onPremisesOnly, total, notes } = description;
  const label = Math.max(...head.map(([text]) => text.length)) + 2;
  return [
    name,
    "",
    ...head.flatMap(([text, value]) => wrap(value, columns, `  ${text.padEnd(label)}`)),
    ...(parameters.length === 0 ? ["", "It takes no parameters."] : tables(sets, parameters, columns)),
    ...section(`On-premises only: ${onPremisesOnly.length} of ${total} parameters`, list(onPremisesOnly, columns)),
    ...section(
      "Parameter sets that the cloud does not have",
      unavailableSets.flatMap((note) => noteLines(note, columns)),
    ),
    ...section(
      "Notes",
      notes.flatMap((note) => noteLines(note, columns)),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

function list(names: readonly string[], columns: number): readonly string[] {
  return names.length === 0 ? [] : wrap(names.join(", "), columns, "  ");
}

function noteLines({ about, text }: Note, columns: number): readonly string[] {
  return wrap(`${about.join(", ")}: ${text}`, columns, "  ", "    ");
}

/**
 * The parameters with the sets as columns. Where these do not fit, the sets are numbered, parameters that many sets take
 * alike are listed once, and the rest is split into tables of as many sets as fit, each without its empty rows.
 */
function tables(
  sets: readonly string[],
  parameters: readonly DescribedParameter[],
  columns: number,
): readonly string[] {
  const whole = table(sets, parameters, true);
  if (whole.every((line) => line.length <= columns)) return ["", ...whole];
  const groups = [...Map.groupBy(parameters, ({ uses }) => uses.join()).entries()]
    .sort(([one], [other]) => Number(other.startsWith("required")) - Number(one.startsWith("required")))
    .map(([, group]) => group);
  const alike = groups.filter((group) => group.length > 2 || group[0]?.uses.every((use) => use === group[0]?.uses[0]));
  const rest = groups.filter((group) => !alike.includes(group)).flat();
  const size = Math.max(1, Math.floor((columns - Math.max(...rest.map(({ name }) => name.length), 0) - 2) / cellWidth));
  const starts = sets.flatMap((_, index) => (index % size === 0 && rest.length > 0 ? [index] : []));
  return [
    ...section(
      "Parameter sets",
      sets.map((set, index) => `  ${String(index + 1).padStart(2)}  ${set}`),
    ),
    ...alike.flatMap((group) =>
      section(
        usesInWords(group[0]?.uses ?? []),
        list(
          group.map(({ name }) => name),
          columns,
        ),
      ),
    ),
    ...starts.flatMap((start) => ["", ...part(sets, rest, start, start + size)]),
  ];
}

/** `Required in every set`, `Optional in sets 2, 3, 4`, ... */
function usesInWords(uses: DescribedParameter["uses"]): string {
  const numbers = (wanted: string): readonly number[] =>
    uses.flatMap((use, index) => (use === wanted ? [index + 1] : []));
  const words = (label: string, sets: readonly number[]): readonly string[] => {
    if (sets.length === 0) return [];
    if (sets.length === uses.length) return [`${label} in every set`];
    const others = uses.flatMap((_, index) => (sets.includes(index + 1) ? [] : [index + 1]));
    return [
      others.length < sets.length ? `${label} in every set but ${others.join(", ")}` : `${label} in ${sets.join(", ")}`,
    ];
  };
  return [...words("Required", numbers("required")), ...words("Optional", numbers("yes"))].join("; ");
}

function part(
  sets: readonly string[],
  parameters: readonly DescribedParameter[],
  start: number,
  end: number,
): readonly string[] {
  const numbers = sets.map((_, index) => String(index + 1)).slice(start, end);
  const rows = parameters
    .map((parameter) => ({ ...parameter, uses: parameter.uses.slice(start, end) }))
    .filter(({ uses }) => uses.some((use) => use !== ""));
  return rows.length === 0 ? [] : table(numbers, rows, false);
}

const cellWidth = "required".length + 2;

function table(
  heads: readonly string[],
  parameters: readonly DescribedParameter[],
  withTypes: boolean,
): readonly string[] {
  const rows = [{ name: "Parameter", type: "Type", uses: heads }, ...parameters].map(({ name, type, uses }) => [
    name,
    ...(withTypes ? [type] : []),
    ...uses,
  ]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

/** Breaks a text into lines at spaces: the first begins with `indent`, the others with `hanging` or as many spaces. */
function wrap(text: string, columns: number, indent: string, hanging = " ".repeat(indent.length)): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
