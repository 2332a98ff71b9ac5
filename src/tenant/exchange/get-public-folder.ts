import { isOn, textIn, type Cmdlet } from "../call.ts";
import type { PublicFolder } from "../state.ts";
import { listed } from "./listing.ts";

/** Its page: how many come where the call does not say. */
const usualSize = 10_000;

/**
 * Get-PublicFolder: one folder, the root where none is named; with -Recurse those below it as well, with -GetChildren those right below it; with -Mailbox
 * those whose content is there.
 */
export const getPublicFolder: Cmdlet = (tenant, call) => {
  const path = (textIn(call, "Identity") ?? "\\").toLowerCase();
  const mailbox = textIn(call, "Mailbox")?.toLowerCase();
  const folders = [...tenant.objects.publicFolders.values()].filter(
    ({ ContentMailboxName, ContentMailboxGuid }) =>
      mailbox === undefined || [ContentMailboxName, ContentMailboxGuid].some((name) => name.toLowerCase() === mailbox),
  );
  const having = (): readonly PublicFolder[] => folders.filter(({ Identity }) => Identity.toLowerCase() === path);
  const view = folders.filter(({ Identity }) => isBelow(Identity.toLowerCase(), path, isOn(call, "GetChildren")));
  const isMany = isOn(call, "Recurse") || isOn(call, "GetChildren") || isOn(call, "ResidentFolders");
  return listed(tenant, call, { view: () => view, having, shown, usualSize }, isMany ? undefined : path);
};

function isBelow(folder: string, path: string, isChild: boolean): boolean {
  const parent = path.endsWith("\\") ? path : `${path}\\`;
  const rest = folder.startsWith(parent) ? folder.slice(parent.length) : undefined;
  return isChild ? rest !== undefined && rest !== "" && !rest.includes("\\") : rest !== undefined || folder === path;
}

/** Where its content is, it only says where the tenant knows. */
const shown = (folder: PublicFolder): object =>
  Object.fromEntries(Object.entries(folder).filter(([, value]) => value !== ""));
