import { existsSync, lstatSync } from "node:fs";
import { join, resolve } from "node:path";
import { approvalsFolder } from "../approval/approvals-folder.ts";
import { WrongUsage } from "./surroundings.ts";

/** Where a project keeps who may sign approvals, and with which keys (ssh-keygen(1), ALLOWED SIGNERS). */
const ownFile = `${approvalsFolder}/allowed_signers`;

/**
 * Absolute path of the file of allowed signers: the one that was given, else the project's own; undefined where it has none.
 * @throws WrongUsage where the given one is not there, or the own one is a link, which no rule of the repository protects
 */
export function allowedSignersIn(root: string, given: string | undefined): string | undefined {
  if (given === undefined) return ownSigners(join(root, ownFile));
  const path = resolve(root, given);
  if (existsSync(path)) return path;
  throw new WrongUsage(`--allowed-signers names ${given}, which is not there.`);
}

function ownSigners(path: string): string | undefined {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return undefined;
  if (there.isFile()) return path;
  throw new WrongUsage(`${ownFile} is no file of its own: name the file that is meant with --allowed-signers.`);
}
