import { ExportFault } from "./export-fault.ts";
import { says, type Row } from "./row.ts";

const tests = {
  mailboxes: (has) => has("ExchangeGuid") || has("RecipientTypeDetails"),
  users: (has) => has("UserPrincipalName") && (has("Id") || has("ObjectId")),
  organization: (has) => has("InPlaceHolds") && !has("Alias"),
  rules: (has) => has("Policy") && has("RetentionComplianceAction"),
  policies: (has) => has("Guid") && (has("ExchangeLocation") || has("RestrictiveRetention") || has("Applications")),
  cases: (has) => has("Identity") && (has("CaseType") || has("ClosedDateTime")),
  domains: (has) =>
    (has("DomainName") && has("DomainType")) ||
    (has("AuthenticationType") && has("Id")) ||
    (has("Authentication") && has("Name")),
  roles: (has) => (has("Role") && has("RoleAssigneeName")) || (has("Name") && (has("AssignedRoles") || has("Roles"))),
} as const satisfies Readonly<Record<string, (has: (name: string) => boolean) => boolean>>;

export type Kind = keyof typeof tests;

/** What a row is of, by the properties that it has. @throws ExportFault */
export function kindOf(row: Row): Kind {
  const kinds = Object.keys(tests) as Kind[];
  const kind = kinds.find((one) => tests[one]((name) => says(row, name)));
  if (kind !== undefined) return kind;
  const names = [...row.values.values()].slice(0, 3).map(({ name }) => name);
  throw new ExportFault(
    `It has neither mailboxes, which have an ExchangeGuid, nor users, which have an Id and a UserPrincipalName, nor anything else that a rehearsal takes (docs/rehearsing.md lists it)${
      names.length === 0 ? "" : `, but ${names.join(", ")}`
    }.`,
    row.line(),
  );
}
