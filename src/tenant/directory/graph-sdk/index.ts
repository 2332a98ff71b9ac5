import type { Cmdlet } from "../../call.ts";
import { connectMgGraph } from "./connect-mg-graph.ts";
import { disconnectMgGraph } from "./disconnect-mg-graph.ts";
import { getMgContext } from "./get-mg-context.ts";
import { getMgDirectoryDeletedItemAsUser } from "./get-mg-directory-deleted-item-as-user.ts";
import { getMgDomain } from "./get-mg-domain.ts";
import { getMgUser } from "./get-mg-user.ts";
import { invokeMgGraphRequest } from "./invoke-mg-graph-request.ts";
import { removeMgDirectoryDeletedItem } from "./remove-mg-directory-deleted-item.ts";
import { removeMgUser } from "./remove-mg-user.ts";
import { setMgUserLicense } from "./set-mg-user-license.ts";

/** The cmdlets of the Microsoft Graph SDK: each makes a request to Graph, over the connection of the process. */
export const graphSdkCmdlets: Readonly<Record<string, Cmdlet>> = {
  "Connect-MgGraph": connectMgGraph,
  "Disconnect-MgGraph": disconnectMgGraph,
  "Get-MgContext": getMgContext,
  "Get-MgDirectoryDeletedItemAsUser": getMgDirectoryDeletedItemAsUser,
  "Get-MgDomain": getMgDomain,
  "Get-MgUser": getMgUser,
  "Invoke-MgGraphRequest": invokeMgGraphRequest,
  "Remove-MgDirectoryDeletedItem": removeMgDirectoryDeletedItem,
  "Remove-MgUser": removeMgUser,
  "Set-MgUserLicense": setMgUserLicense,
};
