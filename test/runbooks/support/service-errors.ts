import { throttling } from "../../../src/rehearse/faults/throttled.ts";
import { errors } from "../../../src/tenant/exchange/errors.ts";
import { roleErrors } from "../../../src/tenant/roles/errors.ts";

const outOfWriteScope = errors.outOfWriteScope("user1", "Remove-Mailbox", "PermanentlyDelete");

/** What Exchange Online was seen to answer, word for word, about the mailbox user1. */
export const serviceErrors = {
  matchesSeveral: errors.severalMatch("Soft Deleted Objects\\user1"),
  softDeletedUser: errors.userInTheWay,
  writingScope: errors.writingScope,
  outOfWriteScope,
  curlyWriteScope: outOfWriteScope.replaceAll("'", "\u2019"),
  role: roleErrors.parameter("Remove-Mailbox", "Disconnect"),
  notFound: errors.notFound,
  throttled: throttling.exchange,
  busy: "Response status code does not indicate success: (503). Retry-After: 700",
  /** What a role that lacks a cmdlet looks like: the module does not offer it. */
  cmdletNotOffered: roleErrors.cmdlet("Remove-Mailbox"),
  appRole:
    "The role assigned to application 11111111-1111-1111-1111-111111111111 isn't supported in this scenario. Please check online documentation for assigning correct Directory Roles to Azure AD Application for EXO App-Only Authentication.",
  unheardOf: "Something nobody has seen before happened.",
};
