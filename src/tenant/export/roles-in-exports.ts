import { seesCases } from "../../service/management-roles.ts";
import type { TenantFile } from "../tenant-file-schema.ts";
import type { Assumption } from "./assumption.ts";
import { exportCommands } from "./commands.ts";
import { ExportFault } from "./export-fault.ts";
import { ofKind, type ReadRow } from "./read-row.ts";

export interface RolesInExports {
  readonly content: Pick<TenantFile, "identity">;
  readonly assumptions: readonly Assumption[];
}

/** Who signs in: somebody with the management roles that an export lists, where there is one. @throws ExportFault for a list of everybody's roles */
export function rolesInExports(rows: readonly ReadRow[], { identity }: TenantFile): RolesInExports {
  const said = ofKind(rows, "roles");
  if (said.length === 0)
    return {
      content: {},
      assumptions:
        identity === undefined
          ? [
              {
                what: "who signs in",
                assumed: "an identity with every role and permission that the runbooks need",
                instead: exportCommands.roles,
              },
            ]
          : [],
    };
  refuseEverybody(said);
  const exchangeRoles = [...new Set(said.flatMap((one) => one.said.roles))];
  return {
    content: { identity: { managementRoles: [seesCases], exchangeRoles, ...identity } },
    assumptions: [
      {
        what: "who signs in",
        assumed: `an identity with these roles in Exchange Online: ${exchangeRoles.join(", ")}; and with every permission elsewhere that the runbooks need`,
        instead: exportCommands.roles,
      },
    ],
  };
}

/** Nobody is in both, and every organization has them. */
const everybodys = ["Organization Management", "View-Only Organization Management"];

function refuseEverybody(said: ReturnType<typeof ofKind<"roles">>): void {
  const names = new Set(said.map((one) => one.said.assignee));
  const ofAll =
    said.find((one) => one.said.isOfEverybody) ?? (everybodys.every((name) => names.has(name)) ? said[0] : undefined);
  if (ofAll !== undefined)
    throw new ExportFault(
      "It lists the roles of everybody: give those of who signs in, by -RoleAssignee or the name of its role group.",
      ofAll.row.line(),
      ofAll.file,
    );
}
