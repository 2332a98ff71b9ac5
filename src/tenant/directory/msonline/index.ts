import type { Cmdlet } from "../../call.ts";
import { connectMsolService } from "./connect-msol-service.ts";
import { getMsolDomain } from "./get-msol-domain.ts";
import { getMsolUser } from "./get-msol-user.ts";
import { removeMsolUser } from "./remove-msol-user.ts";

/** The cmdlets of MSOnline, which act on the same directory. */
export const msonlineCmdlets: Readonly<Record<string, Cmdlet>> = {
  "Connect-MsolService": connectMsolService,
  "Get-MsolDomain": getMsolDomain,
  "Get-MsolUser": getMsolUser,
  "Remove-MsolUser": removeMsolUser,
};
