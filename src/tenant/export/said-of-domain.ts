import type { TenantFile } from "../tenant-file-schema.ts";
import { ExportFault } from "./export-fault.ts";
import { flagIn, says, short, textIn, type Row } from "./row.ts";

export type DomainInFile = NonNullable<TenantFile["domains"]>[number];
/** What an export says of a domain, and no more. */
export interface SaidOfDomain extends Partial<DomainInFile> {
  readonly id: string;
  /** It is the one that the organization began with. */
  readonly isInitial?: boolean;
}

/** By the names that Get-MgDomain, Get-MsolDomain and Get-AcceptedDomain give. @throws ExportFault */
export function saidOfDomain(row: Row): SaidOfDomain {
  const id = textIn(row, "DomainName") ?? textIn(row, "Id") ?? textIn(row, "Name");
  if (id === null || !/^[\w.-]+\.[\w-]+$/.test(id))
    throw new ExportFault(`A domain has the name "${short(id ?? "")}".`, row.line());
  const authenticationType = authenticationIn(row);
  const isVerified = verifiedIn(row);
  const isInitial = flagIn(row, "IsInitial") ?? flagIn(row, "InitialDomain");
  return {
    id: id.toLowerCase(),
    ...(authenticationType === undefined ? {} : { authenticationType }),
    ...(isVerified === undefined ? {} : { isVerified }),
    ...(isInitial === undefined ? {} : { isInitial }),
  };
}

function authenticationIn(row: Row): DomainInFile["authenticationType"] {
  const said = textIn(row, "AuthenticationType") ?? textIn(row, "Authentication") ?? "";
  return (["Managed", "Federated"] as const).find((one) => one.toLowerCase() === said.toLowerCase());
}

/** Only a domain that is verified is accepted. */
function verifiedIn(row: Row): boolean | undefined {
  const status = textIn(row, "Status");
  return (
    flagIn(row, "IsVerified") ?? (status === null ? says(row, "DomainType") || undefined : /^Verified$/i.test(status))
  );
}
