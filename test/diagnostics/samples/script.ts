import { automationSamples } from "./automation.ts";
import { commandsSamples } from "./commands.ts";
import { identitySamples } from "./identity.ts";
import { safetySamples } from "./safety.ts";
import { scriptsSamples } from "./scripts.ts";
import { secretsSamples } from "./secrets.ts";

/** Values for every code of the rules over scripts. */
export const scriptSamples = {
  ...scriptsSamples,
  ...commandsSamples,
  ...identitySamples,
  ...safetySamples,
  ...automationSamples,
  ...secretsSamples,
} as const;
