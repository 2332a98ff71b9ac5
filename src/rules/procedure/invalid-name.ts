import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";

/**
 * Verb-Noun, within what Azure Automation takes (`^[a-zA-Z][a-zA-Z-_0-9]*$`, its resource schema of 2024-10-23); 63 characters is
 * the cap that is commonly met, which no page of Microsoft confirms.
 */
const form = /^[A-Z][A-Za-z]*-[A-Z][A-Za-z0-9_-]*$/;
const longest = 63;

export const invalidName: Rule = function* ({ name, position }) {
  if (!form.test(name) || name.length > longest) yield diagnostic("invalid-name", { name }, position);
};
