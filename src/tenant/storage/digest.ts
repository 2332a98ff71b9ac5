import { createHash } from "node:crypto";

/** The MD5 of a text in UTF-8, as HTTP has it. */
export const md5Of = (text: string): string => createHash("md5").update(text, "utf8").digest("base64");

const hexOf = (parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** An ETag in the form of the service's, another one for each write: of the same state always the same. */
export const etagOf = (...parts: readonly unknown[]): string => `"0x8D${hexOf(parts).slice(0, 13).toUpperCase()}"`;

/** A GUID that follows from what is given. */
export const guidOf = (...parts: readonly unknown[]): string =>
  hexOf(parts).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
