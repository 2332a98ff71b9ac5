import { diagnostic, isError, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { scriptHash, sealHash } from "./emit/script-hash.ts";
import { assertScriptText, largestScript } from "./emit/text-policy.ts";
import { hashPlaceholder } from "./lower/hash-placeholder.ts";
import { lowerScript } from "./lower/script.ts";
import type { RuntimeFunctions } from "./lower/runtime.ts";
import { readBack, type Difference } from "./powershell/read-back.ts";
import type { ScriptNode } from "./powershell/syntax.ts";
import type { Form } from "./procedure/form.ts";
import type { Procedure } from "./procedure/procedure.ts";
import type { Seal } from "./procedure/seal.ts";
import { inDialect, spellDialect } from "./procedure/spell-dialect.ts";
import { renderScript, type Template } from "./render/render-script.ts";
import { renderReview } from "./render/render-review.ts";
import { reviewFacts, type ReviewFacts } from "./render/review-facts.ts";
import { permissionsText } from "./render/permissions.ts";
import { ungatedAct } from "./rules/script/ungated-act.ts";
import { checkProcedure } from "./rules/procedure/index.ts";

/** What the stages need and cannot make themselves: texts that an edge has read. */
export interface Resources {
  readonly runtime: RuntimeFunctions;
  readonly script: Template;
  readonly review: Template;
}

/** What PowerShell's own parser makes of a text: the part of an engine that compiling needs. */
export interface ScriptReader {
  read(text: string): Promise<{
    readonly errors: readonly { readonly start: number; readonly message: string }[];
    readonly root: unknown;
  }>;
}

/** One compiled runbook: texts that are ready to be written. */
export interface Compiled {
  readonly procedure: Procedure;
  /** The procedure with the steps of the form's dialect. */
  readonly spoken: Procedure;
  readonly form: Form;
  readonly script: ScriptNode;
  readonly text: string;
  readonly hash: string;
  readonly facts: ReviewFacts;
  readonly review: string;
  readonly permissions: string;
}

export type CompileResult = { readonly compiled?: Compiled; readonly diagnostics: readonly Diagnostic[] };

/**
 * Rules, lowering, printing, rendering: from the tree to the texts, without looking left or right.
 * @param validated false where no engine is to read the script back, which the review sheet then says
 * @param seal makes the script of one change; the sheet stays the approved one's
 */
export function compileProcedure(
  procedure: Procedure,
  form: Form,
  resources: Resources,
  { validated = true, seal }: { readonly validated?: boolean; readonly seal?: Seal } = {},
): CompileResult {
  const spoken = inDialect(procedure, form.dialect);
  const diagnostics = checkProcedure(spoken);
  if (diagnostics.some(isError)) return { diagnostics };

  const script = lowerScript({
    procedure: spellDialect(spoken, form.dialect),
    form,
    runtime: resources.runtime,
    ...(seal === undefined ? {} : { seal }),
  });
  const { text, hash } = sealHash(renderScript(script, resources.script));
  assertScriptText(text);
  if (text.length > largestScript) {
    return {
      diagnostics: [...diagnostics, diagnostic("script-too-large", { bytes: text.length }, procedure.position)],
    };
  }
  const facts = reviewFacts({ procedure: spoken, form, hash, validated });
  const review = renderReview(facts, resources.review);
  const permissions = permissionsText(facts.permissions);
  return { compiled: { procedure, spoken, form, script, text, hash, facts, review, permissions }, diagnostics };
}

/** Reads the text back through PowerShell's own parser: it must say what the tree says. */
export async function validate(
  { procedure, script, text, hash }: Compiled,
  reader: ScriptReader,
): Promise<readonly Diagnostic[]> {
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const { errors, root } = await reader.read(text);
  const [error] = errors;
  if (error !== undefined)
    return [
      diagnostic("script-does-not-parse", { line: lineAt(error.start), said: error.message }, procedure.position),
    ];
  const difference =
    readBack(script, text, root, { from: hashPlaceholder, to: hash }) ??
    gateDifference(root, text) ??
    hashDifference(text, hash);
  return difference === undefined
    ? []
    : [diagnostic("read-back-differs", { line: lineAt(difference.offset), said: difference.said }, procedure.position)];
}

function gateDifference(root: unknown, text: string): Difference | undefined {
  const act = ungatedAct(root, text);
  return act && { offset: act.offset, said: `${act.command} stands outside of Mode Execute` };
}

function hashDifference(text: string, hash: string): Difference | undefined {
  return scriptHash(text, hash) === hash ? undefined : { offset: 0, said: "the hash in the script is not its own" };
}
