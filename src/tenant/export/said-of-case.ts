import type { TenantFile } from "../tenant-file-schema.ts";
import { ExportFault } from "./export-fault.ts";
import { short, textIn, type Row } from "./row.ts";

export type CaseInFile = NonNullable<TenantFile["cases"]>[number];

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** By the names that Get-ComplianceCase gives. One whose status is neither known nor Closed is taken as open: it may hold. @throws ExportFault */
export function saidOfCase(row: Row): CaseInFile {
  const name = textIn(row, "Name");
  const [id] = guid.exec(textIn(row, "Identity") ?? "") ?? guid.exec(textIn(row, "Guid") ?? "") ?? [];
  if (id === undefined) throw new ExportFault(`The case ${short(name ?? "")} has no id in its Identity.`, row.line());
  const isClosed = /^Closed$/i.test(textIn(row, "Status") ?? "");
  return {
    Identity: id.toLowerCase(),
    ...(name === null ? {} : { Name: name }),
    Status: isClosed ? "Closed" : "Active",
  };
}
