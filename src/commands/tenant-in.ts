import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ZodError } from "zod";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { cannotRead } from "../load/find-scripts.ts";
import { firstFault } from "../load/first-fault.ts";
import { refusalOf } from "../load/refusal.ts";
import { sentence } from "../load/sentence.ts";
import { stateOf } from "../tenant/tenant-file.ts";
import type { TenantFile } from "../tenant/tenant-file-schema.ts";
import { Tenant } from "../tenant/tenant.ts";

/** The tenant that a file describes, or what is wrong with the file. */
export async function tenantIn(
  file: string,
  root: string,
): Promise<{ readonly tenant: Tenant } | { readonly fault: Diagnostic }> {
  const text = await readFile(resolve(root, file), "utf8").catch(
    (error: unknown) => cannotRead(file, refusalOf(error)).fault,
  );
  if (typeof text !== "string") return { fault: text };
  try {
    return { tenant: new Tenant(stateOf(JSON.parse(text) as TenantFile)) };
  } catch (error) {
    const said = error instanceof ZodError ? `${firstFault(error)}.` : sentence(error);
    return { fault: diagnostic("invalid-tenant", { said }, { file, line: 1, column: 1 }) };
  }
}
