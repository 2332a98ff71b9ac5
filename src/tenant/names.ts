import { sha256 } from "../util/sha256.ts";

/** The distinguished name of a recipient; a deleted one has another unit in it (exchange-state 1.3). */
export function distinguishedName(organization: string, name: string, isDeleted = false): string {
  const place = isDeleted ? "OU=Soft Deleted Objects," : "";
  return `CN=${name},${place}OU=${organization},OU=Microsoft Exchange Hosted Organizations,DC=EURPR01,DC=PROD,DC=OUTLOOK,DC=COM`;
}

/** The distinguished name that a deleted recipient has when it is active, under the same name or another. */
export const activeName = (distinguishedName: string, name: string): string =>
  distinguishedName.replace(/^CN=.*?,(OU=Soft Deleted Objects,)?/, () => `CN=${name},`);

/** The distinguished name that an active recipient has once it is deleted, under the same name or another. */
export const deletedName = (distinguishedName: string, name: string): string =>
  distinguishedName.replace(/^CN=.*?,(OU=Soft Deleted Objects,)?/, () => `CN=${name},OU=Soft Deleted Objects,`);

/** A guid that always is the same for the same text. */
export function guidOf(text: string): string {
  const digits = sha256(text);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
