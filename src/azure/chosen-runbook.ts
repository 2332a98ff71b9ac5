import type { Permissions } from "../render/permissions.ts";

/** One approved script, as an import needs to know it. */
export interface ChosenRunbook {
  /** As it stands in the manifest, or lies in sealed/. */
  readonly asked: string;
  /** What it is called in the Automation account. */
  readonly name: string;
  readonly synopsis: string;
  /** Relative to the folder of the files for import. */
  readonly file: string;
  /** Of the file's bytes. */
  readonly sha256: string;
  /** The hash that was approved, which stands in the script; of a sealed one, the hash of that. */
  readonly hash: string;
  /** The change that it was approved for; of a sealed one, the one that it was sealed for. */
  readonly ticket: string;
  readonly reviewer: string;
  readonly dialect: string;
  readonly parameters: readonly ChosenParameter[];
  /** The other parameters, whose values stand in it. */
  readonly sealed: readonly string[];
  readonly permissions: Permissions;
  /** Where they stand, relative as {@link file}, and the hash that was approved. */
  readonly permissionsFile: { readonly file: string; readonly sha256: string };
}

export interface ChosenParameter {
  readonly name: string;
  readonly isMandatory: boolean;
}

export const takes = ({ parameters }: ChosenRunbook, name: string): boolean =>
  parameters.some((parameter) => parameter.name === name);

/** True where it changes nothing unless it is told to: such a one is tried, and scheduled, in Preview alone. */
export const takesMode = (runbook: ChosenRunbook): boolean => takes(runbook, "Mode");

/** What the tags of a runbook in the account say of it; at most 15, each value of at most 256 characters (Azure Resource Manager). */
export function tagsOf({ hash, ticket }: ChosenRunbook, commit: string | undefined): Readonly<Record<string, string>> {
  return { managedBy: "purgebook", approvedHash: hash, ticket, ...(commit === undefined ? {} : { commit }) };
}
