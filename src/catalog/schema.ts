import { z } from "zod";

const effect = z.enum(["read", "change", "destroy"]);
const text = z.string().min(1);
const names = z.array(text).min(1).readonly();

const source = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  commit: text,
  /** The day of the commit; null where the stored copy does not tell. */
  date: z.iso.date().nullable(),
  note: text.optional(),
});

/** How a parameter takes part in some of the parameter sets of its cmdlet. */
const membership = z.strictObject({
  /** Absent: all sets. */
  sets: names.optional(),
  /** Absent: wherever the parameter is. Otherwise versions of PowerShell, where they differ. */
  availability: names.optional(),
  mandatory: z.literal(true).optional(),
  /** As the page counts: most Exchange pages from 1, the others from 0. */
  position: z.int().nonnegative().optional(),
  /** Absent: takes nothing from the pipeline. `unspecified`: the page does not say how. */
  pipeline: z.enum(["byValue", "byPropertyName", "both", "unspecified"]).optional(),
});

const parameter = z.strictObject({
  name: text,
  /** The .NET type as the page gives it; `Switch` for a switch. */
  type: text,
  /** Absent: in all sets, optional, not positional, not piped. */
  in: z.array(membership).min(1).readonly().optional(),
  aliases: names.optional(),
  /** Absent: as the cmdlet. */
  availability: names.optional(),
  onPremisesOnly: z.literal(true).optional(),
  /** Accepted everywhere, but working here only. */
  functionalOnly: z.enum(["onPremises", "exchangeOnline"]).optional(),
  /** Documented as internal to Microsoft. */
  reserved: z.literal(true).optional(),
  /** Named on the page without a description. */
  undocumented: z.literal(true).optional(),
  deprecated: text.optional(),
  requires: text.optional(),
  minModuleVersion: text.optional(),
  /** Where the parameter is documented to do nothing. */
  inertIn: names.optional(),
  /** A null value, or one that does not exist, returns all objects. */
  nullReturnsAll: z.literal(true).optional(),
  acceptsWildcard: z.literal(true).optional(),
  values: names.optional(),
  /** The page presents the values as all that there are. */
  valuesComplete: z.literal(true).optional(),
  /** The providers that add the parameter. */
  provider: names.optional(),
  /** What differs in a version of PowerShell. */
  variants: z
    .record(
      text,
      z.strictObject({ type: text.optional(), aliases: z.array(text).readonly().optional(), values: names.optional() }),
    )
    .optional(),
  /** Where the syntax and the parameter table of the page disagree. */
  disputed: z
    .array(z.enum(["sets", "mandatory", "availability"]))
    .min(1)
    .readonly()
    .optional(),
});

const parameterSet = z.strictObject({
  name: text,
  default: z.literal(true).optional(),
  availability: names.optional(),
  /** Why the set cannot be used in the cloud. */
  unavailable: text.optional(),
});

const cmdlet = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Za-z]+-[A-Z][A-Za-z0-9]+$/),
  /** The page in the source's repository; `{version}` stands for 5.1, 7.4 or 7.6. */
  page: text,
  /** Absent: as the module. */
  source: source.optional(),
  availability: names.optional(),
  /** The commands that open a session which has the cmdlet. */
  connections: names.optional(),
  deprecated: text.optional(),
  partial: text.optional(),
  /** Absent: there is none. `inert`: documented as not working. */
  whatIf: z.enum(["supported", "inert", "reserved"]).optional(),
  outputs: names.optional(),
  /** Where we did not follow the page, and why. */
  judgements: z
    .array(z.strictObject({ about: names, decision: text, reason: text }))
    .min(1)
    .readonly()
    .optional(),
  sets: z.array(parameterSet).min(1).readonly(),
  parameters: z.array(parameter).readonly(),
});

/** `facts/<module>.json`: what the documentation says of the cmdlets of one module. */
export const moduleFacts = z.strictObject({ module: text, source, cmdlets: z.array(cmdlet).min(1).readonly() });

/** `facts/effects.json`: every cmdlet with its module, what it may do, and which of its parameters make it worse. */
export const effectFacts = z.strictObject({
  cmdlets: z.record(
    text,
    z.strictObject({
      module: text,
      effect,
      reason: text,
      escalations: z
        .array(
          z.strictObject({
            parameter: text,
            effect,
            harmless: z.array(z.json()).min(1).readonly().optional(),
            reason: text,
          }),
        )
        .min(1)
        .readonly()
        .optional(),
    }),
  ),
});

const outputProperty = z.strictObject({
  name: text,
  /** The PowerShell type in words: `Unlimited<T>` is a value or the word, `Enum` and sizes arrive as text. */
  type: text,
  /** The branded type of `identity.ts`. */
  as: text.optional(),
  /** What it can be instead of a value. */
  canBe: z
    .array(z.union([z.literal(""), z.null()]))
    .min(1)
    .readonly()
    .optional(),
  values: names.optional(),
  propertySets: names.optional(),
  uncertain: z.literal(true).optional(),
  note: text.optional(),
  source: text,
});

/** `facts/outputs.json`: the properties of what cmdlets return. */
export const outputFacts = z.strictObject({
  sources: z.record(text, text),
  outputs: z
    .array(
      z.strictObject({
        name: text,
        what: text,
        cmdlets: names,
        /** The name of the same with the capitalized property names of the Graph SDK. */
        sdkName: text.optional(),
        properties: z.array(outputProperty).min(1).readonly(),
      }),
    )
    .readonly(),
});

/** `facts/bindings.json`: which cmdlets a procedure may call, and what of them. */
export const bindingFacts = z.strictObject({
  /** Parameters that no binding offers. */
  withheldParameters: z.array(z.strictObject({ names, reason: text })).readonly(),
  /** Parameter sets that no binding offers. */
  withheldSets: z.array(z.strictObject({ cmdlets: names, sets: names, reason: text })).readonly(),
  /** Types of parameters that no binding offers; `*` at the end stands for the rest of a name. */
  withheldTypes: z.array(z.strictObject({ types: names, except: names.optional(), reason: text })).readonly(),
  /** Cmdlets whose switches are also turned off on purpose. */
  switchesTakeFalse: z.array(z.strictObject({ cmdlets: names, reason: text })).readonly(),
  /** By the type of an identity: the outputs that may be piped in. */
  piped: z.record(text, names),
  services: z
    .array(
      z.strictObject({
        name: z.enum(["exo", "compliance", "msonline", "graphSdk"]),
        what: text,
        modules: names,
        /** What a parameter must be available in; absent where the pages make no difference. */
        availability: text.optional(),
        connection: text,
        cmdlets: names,
      }),
    )
    .readonly(),
  notBound: z.array(z.strictObject({ cmdlets: names, reason: text })).readonly(),
});

const namesByVersion = z.record(text, z.array(text).readonly());

/** `facts/command-names.json`: every command that is documented, to tell an unknown one from one whose parameters are not here. */
export const commandNameFacts = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        modules: names,
        repository: text,
        commit: text,
        date: z.iso.date().nullable(),
        note: text.optional(),
      }),
    )
    .readonly(),
  note: text,
  modules: z.record(text, namesByVersion),
  aliases: z.record(text, z.record(text, text)),
  functions: namesByVersion,
});

/** `facts/named-acts.json`: cmdlets that destroy, of which no more is known here than that. */
export const namedActFacts = z.strictObject({
  /** By the first folder of a page. */
  sources: z.record(text, z.strictObject({ repository: text, commit: text })),
  acts: z
    .array(
      z.strictObject({
        name: text,
        module: text,
        /** The switch without which it does not. */
        switch: text.optional(),
        /** It heeds -WhatIf; the cmdlets of Purview do not. */
        whatIf: z.literal(true).optional(),
        effect: z.literal("destroy"),
        reason: text,
        page: text,
      }),
    )
    .readonly(),
});

export type ModuleFacts = z.infer<typeof moduleFacts>;
export type CmdletFacts = z.infer<typeof cmdlet>;
export type ParameterFacts = z.infer<typeof parameter>;
export type MembershipFacts = z.infer<typeof membership>;
export type ParameterSetFacts = z.infer<typeof parameterSet>;
export type EffectFacts = z.infer<typeof effectFacts>;
export type OutputFacts = z.infer<typeof outputFacts>;
export type BindingFacts = z.infer<typeof bindingFacts>;
export type CommandNameFacts = z.infer<typeof commandNameFacts>;
export type NamedActFacts = z.infer<typeof namedActFacts>;
