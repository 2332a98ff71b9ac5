import { textIn, type Cmdlet } from "../call.ts";
import { listed } from "../exchange/listing.ts";
import { seesCases } from "../../service/management-roles.ts";
import type { Case } from "../state.ts";

/** Get-ComplianceCase, by the name of a case or its id, which its holds have as CaseId. Who may not see all cases sees none here: members are not part of the tenant. */
export const getComplianceCase: Cmdlet = (tenant, call) => {
  const { objects, identity } = tenant;
  const all = identity.managementRoles.includes(seesCases) ? [...objects.cases.values()] : [];
  const having = (asked: string): readonly Case[] =>
    all.filter((one) => [one.Identity, one.Name].some((own) => own.toLowerCase() === asked.toLowerCase()));
  return listed(tenant, call, { view: () => all, having, shown: (one) => one }, textIn(call, "Identity"));
};
