import type { z } from "zod";

/** The first thing that a schema found wrong, with where: `parameters.identity: it begins with a capital letter`. */
export function firstFault({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
  // The fault of a key stands within the issue of its record.
  const inner = issue?.code === "invalid_key" ? issue.issues[0] : issue;
  return `${where}${inner?.message ?? "it cannot be read"}`;
}
