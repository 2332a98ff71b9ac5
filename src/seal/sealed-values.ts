import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ParameterNode } from "../procedure/procedure.ts";
import type { SealedValue } from "../procedure/seal.ts";

/** The values of other parameters than targets, ticket and cap, or each thing that is wrong with them. */
export type SealedValues =
  { readonly values: Readonly<Record<string, SealedValue>> } | { readonly faults: readonly Diagnostic[] };

/**
 * Values as somebody gave them, as the script will have them.
 * @param parameters those that may be sealed
 */
export function sealedValues(
  given: readonly (readonly [name: string, value: string])[],
  parameters: readonly ParameterNode[],
): SealedValues {
  const read = given.map(([name, text], at) => {
    const parameter = parameters.find((one) => one.name === name);
    if (parameter === undefined)
      return { name, said: `it is none of these: ${parameters.map((one) => one.name).join(", ")}.` };
    const isTwice = given.slice(0, at).some(([before]) => before === name);
    return { name, ...(isTwice ? { said: "it is given twice." } : valueOf(parameter, text)) };
  });
  const faults = read.flatMap(({ name, said }) =>
    said === undefined ? [] : [diagnostic("invalid-sealed-value", { name, said })],
  );
  if (faults.length > 0) return { faults };
  return { values: Object.fromEntries(read.flatMap((one) => ("value" in one ? [[one.name, one.value]] : []))) };
}

type Read = { readonly value: SealedValue; readonly said?: undefined } | { readonly said: string };

function valueOf({ check }: ParameterNode, text: string): Read {
  const whether = (isValid: boolean, value: SealedValue, said: string): Read => (isValid ? { value } : { said });
  switch (check.kind) {
    case "text":
      if (text === "") return { said: "give a value, or leave it to who starts the script." };
      return whether(new RegExp(`^(?:${check.pattern})$`).test(text), text, check.says);
    case "choice":
      return whether(check.of.includes(text), text, `give one of: ${check.of.join(", ")}.`);
    case "integer": {
      const { minimum, maximum } = check;
      const value = /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
      return whether(value >= minimum && value <= maximum, value, `give a whole number from ${minimum} to ${maximum}.`);
    }
    case "accepted":
    case "flag":
      return whether(/^(?:true|false)$/.test(text), text === "true", "give true or false.");
    case "guid":
    case "targets":
      return { said: "it is an id of a target: name it in the list." };
  }
}
