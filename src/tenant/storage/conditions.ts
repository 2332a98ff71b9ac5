import type { Blob } from "../state.ts";
import { failed, type Failure } from "./errors.ts";

type Headers = Readonly<Record<string, string>>;

const tagsIn = (header: string | undefined): readonly string[] =>
  (header ?? "")
    .split(",")
    .map((tag) => tag.trim().replaceAll('"', ""))
    .filter((tag) => tag !== "");

const holdsFor = (tags: readonly string[], blob: Blob | undefined): boolean =>
  blob !== undefined && (tags[0] === "*" || tags.includes(blob.etag.replaceAll('"', "")));

/** Why the conditions of a request let nothing be changed. A write takes one ETag alone; create-only is told apart (blob-storage, leases and conditions). */
export function refusedWrite(headers: Headers, blob: Blob | undefined): Failure | undefined {
  const mustBe = tagsIn(headers["if-match"]);
  const mustNotBe = tagsIn(headers["if-none-match"]);
  if (mustBe.length > 1 || mustNotBe.length > 1) return failed("MultipleConditionHeadersNotSupported");
  if (holdsFor(mustNotBe, blob)) return failed(mustNotBe[0] === "*" ? "BlobAlreadyExists" : "ConditionNotMet");
  return mustBe.length > 0 && !holdsFor(mustBe, blob) ? failed("ConditionNotMet") : undefined;
}

/** What the conditions of a reading request come to, beside its being answered. */
export function refusedRead(headers: Headers, blob: Blob | undefined): Failure | "not-modified" | undefined {
  const mustBe = tagsIn(headers["if-match"]);
  const mustNotBe = tagsIn(headers["if-none-match"]);
  if (mustNotBe[0] === "*") return failed("UnsatisfiableCondition");
  if (mustBe.length > 0 && !holdsFor(mustBe, blob)) return failed("ConditionNotMet");
  return holdsFor(mustNotBe, blob) ? "not-modified" : undefined;
}
