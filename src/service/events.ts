import { z } from "zod";
import { eventNames } from "./event-names.ts";

const code = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const common = {
  time: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
    .describe("UTC"),
  runbook: z.string(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{16}([0-9a-f]{48})?$/)
    .describe("The script's own; in the lines of a batch its first 16 digits"),
  ticket: z.string(),
  mode: z.string().describe("As it was given: Preview or Execute, once it is checked"),
  step: z.int().min(0).describe("The number of the section of the script; 0 before the first"),
  target: z.string().optional().describe("The identity of what the event speaks of"),
  what: z.string().optional().describe("What kind of object that is; in a batch all are of one kind"),
  effect: z
    .literal("destroy")
    .optional()
    .describe("Of a change whose effect is a destruction, as the lifting of a last hold"),
  call: z
    .string()
    .optional()
    .describe("Of an act: what is called and what it sets, as the review sheet has it; in a batch all are alike"),
  whole: z.boolean().optional().describe("Of a list: false where it came with a warning, and may lack something"),
  notLooked: z
    .string()
    .regex(/^(\d+(-\d+)?(, \d+(-\d+)?)*)?$/)
    .optional()
    .describe("At the end of a Preview: the steps whose object was not there to be looked at"),
};

/** One line of a run's output. What an event says besides stands behind these keys. */
export const eventSchema = z
  .union([
    z.looseObject({ event: z.enum(["refused", "failed"]), ...common, code }),
    z.looseObject({ event: z.enum(eventNames).exclude(["refused", "failed"]), ...common }),
  ])
  .describe("One line of the output of a runbook: an event as a JSON object");
