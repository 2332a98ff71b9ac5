import { ZodError } from "zod";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { firstFault } from "../load/first-fault.ts";
import { sentence } from "../load/sentence.ts";
import { textFile } from "../load/text-file.ts";
import type { Assumption } from "../tenant/export/assumption.ts";
import { ExportFault } from "../tenant/export/export-fault.ts";
import { jsonIn, jsonRows } from "../tenant/export/json-rows.ts";
import { tenantOfExports, type Export } from "../tenant/export/tenant-of-exports.ts";
import type { State } from "../tenant/state.ts";
import { stateOf } from "../tenant/tenant-file.ts";
import { tenantFileSchema, type TenantFile } from "../tenant/tenant-file-schema.ts";
import { sha256 } from "../util/sha256.ts";

export interface TenantIn {
  readonly state: State;
  /** What it was made of, byte for byte. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  readonly assumptions: readonly Assumption[];
}

interface Fault {
  readonly fault: Diagnostic;
}

/** What a text of JavaScript may hold, with room for what is made of it. */
const mostBytes = 256 * 1_048_576;

/** The tenant that files describe together: one tenant file at most, and any number of exports. */
export async function tenantIn(files: readonly string[], root: string): Promise<TenantIn | Fault> {
  const read: { file: string; sha256: string }[] = [];
  const exports: Export[] = [];
  let base: { readonly file: string; readonly content: TenantFile } | undefined;
  for (const name of files) {
    const found = await textFile(root, name, { mostBytes });
    if ("fault" in found) return found;
    const { file, text, bytes } = found;
    read.push({ file, sha256: sha256(bytes) });
    try {
      const content = await contentOf(file, text);
      if ("rows" in content) exports.push(content);
      else if (base !== undefined)
        return invalidTenant(file, `${base.file} describes a tenant, too, and a rehearsal has one.`);
      else base = content;
    } catch (error) {
      if (error instanceof ExportFault && beginsAsTenantFile(text))
        return invalidTenant(file, error.message, error.line);
      return faultOf(error, file);
    }
  }
  try {
    const { content, assumptions } =
      exports.length === 0
        ? { content: base?.content ?? {}, assumptions: [] }
        : tenantOfExports(exports, base?.content);
    return { state: stateOf(content), files: read, assumptions };
  } catch (error) {
    return faultOf(error, base?.file ?? read[0]?.file ?? "");
  }
}

/** A file says by its content what it is. @throws ExportFault */
async function contentOf(
  file: string,
  text: string,
): Promise<Export | { readonly file: string; readonly content: TenantFile }> {
  if (!/^\s*[[{]/.test(text)) {
    const { csvRows } = await import("../tenant/export/csv-rows.ts");
    return withRows(file, csvRows(text));
  }
  const content = jsonIn(text);
  return isTenantFile(content) ? { file, content } : withRows(file, jsonRows(content, text));
}

function withRows(file: string, rows: Export["rows"]): Export {
  if (rows.length === 0) throw new ExportFault("It lists nothing.");
  return { file, rows };
}

/** An object whose properties are those of a tenant file, or are none of an export: cmdlets begin theirs with a capital. */
function isTenantFile(content: unknown): content is TenantFile {
  if (typeof content !== "object" || content === null || Array.isArray(content)) return false;
  const names = Object.keys(content);
  return (
    names.some((name) => Object.hasOwn(tenantFileSchema.shape, name)) ||
    !names.some((name) => /^([A-Z].*|userPrincipalName|value)$/.test(name))
  );
}

/** What is not JSON may be meant for a tenant file all the same. */
const beginsAsTenantFile = (text: string): boolean =>
  Object.hasOwn(tenantFileSchema.shape, /^\s*\{\s*"(\w+)"/.exec(text)?.[1] ?? "");

const invalidTenant = (file: string, said: string, line = 1): Fault => ({
  fault: diagnostic("invalid-tenant", { said }, { file, line, column: 1 }),
});

function faultOf(error: unknown, file: string): Fault {
  if (error instanceof ExportFault) {
    const place = { file: error.file ?? file, line: error.line ?? 1, column: 1 };
    return { fault: diagnostic("invalid-export", { said: error.message }, place) };
  }
  if (error instanceof RangeError) return invalidTenant(file, "It nests deeper than anything in a tenant does.");
  return invalidTenant(file, error instanceof ZodError ? `${firstFault(error)}.` : sentence(error));
}
