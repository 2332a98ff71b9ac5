import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { approvalsFolder } from "../approval/approvals-folder.ts";
import { WrongUsage } from "./surroundings.ts";

/** Where a project keeps who may sign approvals, and with which keys (ssh-keygen(1), ALLOWED SIGNERS). */
const ownFile = `${approvalsFolder}/allowed_signers`;

/**
 * Absolute path of the file of allowed signers: the one that was given, else the project's own; undefined where it has none.
 * @throws WrongUsage where the given one is not there
 */
export function allowedSignersIn(root: string, given: string | undefined): string | undefined {
  const path = given === undefined ? join(root, ownFile) : resolve(root, given);
  if (existsSync(path)) return path;
  if (given === undefined) return undefined;
  throw new WrongUsage(`--allowed-signers names ${given}, which is not there.`);
}
