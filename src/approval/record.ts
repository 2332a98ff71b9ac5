import type { z } from "zod";
import { firstFault } from "../load/first-fault.ts";
import { sentence } from "../load/sentence.ts";
import { sha256 } from "../util/sha256.ts";

type Content = Readonly<Record<string, unknown>>;

/** A record as it is committed: laid out in one way, with a digest of all that it says at its end, so that no byte of it changes by accident. */
export const recordText = (content: Content): string =>
  `${JSON.stringify({ ...content, digest: sha256(JSON.stringify(content)) }, null, 2)}\n`;

/** What a record says, or what is wrong with it. */
export function recordIn<T extends Content>(
  text: string,
  schema: z.ZodType<T>,
): { readonly record: T } | { readonly fault: string } {
  try {
    const { digest: _, ...content } = JSON.parse(text) as Content;
    const { success, data, error } = schema.safeParse(content);
    if (!success) return { fault: `${firstFault(error)}.` };
    return text === recordText(content)
      ? { record: data }
      : { fault: "it is not as it was written: its digest is of another text." };
  } catch (error) {
    return { fault: sentence(error) };
  }
}
