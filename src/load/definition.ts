import { z } from "zod";
import { dialects } from "../procedure/procedure.ts";
import { firstFault } from "./first-fault.ts";

/** What a definition must be before its procedure function is called: for callers that no type checker holds. */
const definition = z.object({
  name: z.string("its name is not a text"),
  synopsis: z
    .string("its synopsis is not a text")
    .min(1, "its synopsis is empty")
    .max(200, "its synopsis is longer than 200 characters"),
  description: z.array(z.string()).optional(),
  parameters: z
    .record(
      z
        .string()
        .regex(
          /^[A-Z][A-Za-z0-9]{0,63}$/,
          "a parameter's name begins with a capital letter; letters and digits follow",
        ),
      z.object(
        { description: z.string().min(1), check: z.looseObject({ kind: z.string() }) },
        "a parameter is not made by param",
      ),
      "they are no object: write parameters: {} where there are none",
    )
    .superRefine((parameters, { addIssue }) => {
      for (const { check } of Object.values(parameters)) {
        const other = check["differsFrom"];
        if (typeof other === "string" && !Object.hasOwn(parameters, other))
          addIssue({ code: "custom", message: `one is to differ from ${other}, which is no parameter` });
      }
    }),
  dialects: z.array(z.enum(dialects)).min(1).optional(),
  acknowledge: z
    .array(
      z.object({
        code: z.string(),
        reason: z.string().min(10, "an acknowledgement needs a reason of at least 10 characters"),
      }),
    )
    .optional(),
  procedure: z.custom<(...args: never) => unknown>(
    (value) => typeof value === "function",
    "its procedure is not a function",
  ),
});

/** What is wrong with a definition, or undefined where nothing is. */
export function definitionFault(candidate: unknown): string | undefined {
  const result = definition.safeParse(candidate);
  return result.success ? undefined : firstFault(result.error);
}
