import type { TenantFile } from "../tenant-file-schema.ts";
import { ExportFault } from "./export-fault.ts";
import { flagIn, listIn, says, short, textIn, type Row } from "./row.ts";

export type PolicyInFile = NonNullable<TenantFile["policies"]>[number];
/** What an export says of a policy, and no more. */
export type SaidOfPolicy = Partial<PolicyInFile> & Pick<PolicyInFile, "kind" | "Guid">;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By the names that Get-RetentionCompliancePolicy, Get-AppRetentionCompliancePolicy and Get-CaseHoldPolicy give. @throws ExportFault */
export function saidOfPolicy(row: Row): SaidOfPolicy {
  const id = textIn(row, "Guid") ?? "";
  const name = textIn(row, "Name");
  if (!guid.test(id))
    throw new ExportFault(`The policy ${short(name ?? "")} has the Guid "${short(id)}", and no GUID.`, row.line());
  const enabled = flagIn(row, "Enabled");
  const locked = flagIn(row, "RestrictiveRetention");
  return {
    kind: kindOfPolicy(row),
    Guid: id.toLowerCase(),
    ...(name === null ? {} : { Name: name }),
    ...(enabled === undefined ? {} : { Enabled: enabled }),
    ...(locked === undefined ? {} : { RestrictiveRetention: locked }),
    ...(says(row, "CaseId") ? { CaseId: (textIn(row, "CaseId") ?? "").toLowerCase() } : {}),
    ...locationsIn(row, "ExchangeLocation"),
    ...locationsIn(row, "ExchangeLocationException"),
  };
}

function kindOfPolicy(row: Row): "retention" | "app" | "case" {
  if (says(row, "CaseId")) return "case";
  return (listIn(row, "Applications", /[\s,;|]+/) ?? []).length > 0 ? "app" : "retention";
}

/** An empty list says nothing: without -DistributionDetail locations are wrong (exchange-state 2.1). */
function locationsIn(
  row: Row,
  name: "ExchangeLocation" | "ExchangeLocationException",
): Partial<Record<typeof name, string[]>> {
  const locations = listIn(row, name, /[\s,;|]+/) ?? [];
  return locations.length === 0 ? {} : { [name]: [...locations] };
}
