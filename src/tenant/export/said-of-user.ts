import type { TenantFile } from "../tenant-file-schema.ts";
import { ExportFault } from "./export-fault.ts";
import { flagIn, says, short, textIn, timeIn, type Row } from "./row.ts";

export type UserInFile = NonNullable<TenantFile["users"]>[number];
/** What an export says of a user, and no more. */
export type SaidOfUser = Partial<UserInFile> & Pick<UserInFile, "id" | "userPrincipalName">;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By the names that Graph's cmdlets and MSOnline's give the same. @throws ExportFault */
export function saidOfUser(row: Row): SaidOfUser {
  const userPrincipalName = textIn(row, "UserPrincipalName");
  const id = textIn(row, "ObjectId") ?? textIn(row, "Id");
  if (id === null || userPrincipalName === null || !guid.test(id))
    throw new ExportFault(
      `A user has the id "${short(id ?? "")}" and the name "${short(userPrincipalName ?? "")}".`,
      row.line(),
    );
  const deleted = timeIn(row, "DeletedDateTime") ?? timeIn(row, "SoftDeletionTimestamp");
  const displayName = textIn(row, "DisplayName");
  const enabled = flagIn(row, "AccountEnabled") ?? negated(flagIn(row, "BlockCredential"));
  const synced = syncedIn(row, enabled !== undefined);
  return {
    id: id.toLowerCase(),
    userPrincipalName,
    state: deleted !== null || isOfRecycleBin(id, userPrincipalName) ? "deleted" : "active",
    ...(deleted === null ? {} : { deletedDateTime: deleted }),
    ...(displayName === null ? {} : { displayName }),
    ...(enabled === undefined ? {} : { accountEnabled: enabled }),
    ...(synced === undefined ? {} : { onPremisesSyncEnabled: synced }),
  };
}

const negated = (flag: boolean | undefined): boolean | undefined => (flag === undefined ? undefined : !flag);

/** The recycle bin puts the id of a user before its name. */
const isOfRecycleBin = (id: string, name: string): boolean =>
  name.toLowerCase().startsWith(id.replaceAll("-", "").toLowerCase());

/**
 * Graph says null of one that never was synced, and its cmdlets show null for what was not asked for, too: that it was asked for shows where another property that is not
 * among the usual ones is there.
 */
function syncedIn(row: Row, wasAsked: boolean): boolean | undefined {
  const said = flagIn(row, "OnPremisesSyncEnabled") ?? flagIn(row, "DirSyncEnabled");
  if (said !== undefined) return said;
  if (says(row, "LastDirSyncTime")) return textIn(row, "LastDirSyncTime") !== null;
  return says(row, "OnPremisesSyncEnabled") && wasAsked ? false : undefined;
}
