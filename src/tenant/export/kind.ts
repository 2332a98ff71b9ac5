import { ExportFault } from "./export-fault.ts";
import { says, type Row } from "./row.ts";

export type Kind = "mailboxes" | "users" | "organization";

/** What a row is of, by the properties that it has. @throws ExportFault */
export function kindOf(row: Row): Kind {
  const has = (name: string): boolean => says(row, name);
  if (has("ExchangeGuid") || has("RecipientTypeDetails")) return "mailboxes";
  if (has("UserPrincipalName") && (has("Id") || has("ObjectId"))) return "users";
  if (has("InPlaceHolds") && !has("Alias")) return "organization";
  const names = [...row.values.values()].slice(0, 3).map(({ name }) => name);
  throw new ExportFault(
    `It has neither mailboxes, which have an ExchangeGuid, nor users, which have an Id and a UserPrincipalName, nor the configuration of an organization with its InPlaceHolds${
      names.length === 0 ? "" : `, but ${names.join(", ")}`
    }.`,
    row.line(),
  );
}
