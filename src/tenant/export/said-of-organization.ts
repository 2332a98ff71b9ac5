import { ExportFault } from "./export-fault.ts";
import { listIn, textIn, type Row } from "./row.ts";

/** What Get-OrganizationConfig says. */
export interface SaidOfOrganization {
  readonly InPlaceHolds: readonly string[];
  /** Absent where it is no domain of Microsoft's, which is what an organization goes by. */
  readonly name?: string;
}

/** @throws ExportFault */
export function saidOfOrganization(row: Row): SaidOfOrganization {
  const InPlaceHolds = listIn(row, "InPlaceHolds", /[\s,;|]+/);
  if (!InPlaceHolds)
    throw new ExportFault(
      `The InPlaceHolds of the organization cannot be read: Export-Csv does not write lists.`,
      row.line(),
    );
  const name = textIn(row, "Name")?.toLowerCase();
  return { InPlaceHolds, ...(name?.endsWith(".onmicrosoft.com") === true ? { name } : {}) };
}
