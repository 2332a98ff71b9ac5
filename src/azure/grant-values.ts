import type { Expression } from "../powershell/syntax.ts";
import { boolean } from "../powershell/build.ts";
import type { Grants } from "./grants.ts";
import type { Import } from "./import.ts";
import { printedList, text, texts } from "./powershell-values.ts";

/** What grant-permissions.ps1 knows of an import, as PowerShell reads it. */

/** The scripts and the permissions files that were approved. */
export const approvedValues = ({ runbooks }: Import): string =>
  printedList(
    runbooks.map(({ name, file, sha256, permissionsFile, ticket, reviewer }) => ({
      Name: text(name),
      File: text(file),
      Sha256: text(sha256),
      PermissionsFile: text(permissionsFile.file),
      PermissionsSha256: text(permissionsFile.sha256),
      Ticket: text(ticket),
      Reviewer: text(reviewer),
    })),
  );

/** The lists of what is needed, by the names that the layout has for them. */
export function grantValues(grants: Grants): Readonly<Record<keyof Grants, string>> {
  return {
    applicationRoles: printedList(
      grants.applicationRoles.map(({ resource, resourceId, role, runbooks }) => ({
        Role: text(role),
        Resource: text(resource),
        ResourceId: text(resourceId),
        Runbooks: texts(runbooks),
      })),
    ),
    directoryRoles: printedList(
      grants.directoryRoles.map(({ role, templateId, runbooks }) => ({
        Role: text(role),
        TemplateId: text(templateId),
        Runbooks: texts(runbooks),
      })),
    ),
    managementRoles: printedList(
      grants.managementRoles.map(({ cmdlet, parameters, role, isRetired, runbooks }): Record<string, Expression> => ({
        Cmdlet: text(cmdlet),
        Parameters: texts(parameters),
        Role: text(role),
        IsRetired: boolean(isRetired),
        Runbooks: texts(runbooks),
      })),
    ),
    ofRegistrations: printedList(
      grants.ofRegistrations.map(({ what, runbooks }) => ({ What: text(what), Runbooks: texts(runbooks) })),
    ),
  };
}
