import { callSite, type CallSite } from "./call-site.ts";

/** A mistake in a procedure that is seen while it is being built; the loader turns it into a diagnostic. */
export class AuthorError extends Error {
  override name = "AuthorError";
  readonly code: string;
  readonly site: CallSite;

  constructor(code: string, message: string, site: CallSite = callSite()) {
    super(message);
    this.code = code;
    this.site = site;
  }
}
