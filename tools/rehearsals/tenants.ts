import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";

/** A tenant of the gallery as its file says it. @param root the folder of the project */
export const tenantFile = async (root: string, name: string): Promise<TenantFile> =>
  JSON.parse(await readFile(join(root, "test", "tenants", `${name}.json`), "utf8")) as TenantFile;

/** What each tenant of the gallery stands for, by its name. */
export async function tenantsOf(root: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(join(root, "test", "tenants"))).filter((file) => file.endsWith(".json"));
  const names = files.map((file) => file.slice(0, -".json".length)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await tenantFile(root, name)).description ?? ""] as const)),
  );
}
