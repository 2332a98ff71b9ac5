import { destinationOf } from "../destination.ts";
import type { Fault } from "./fault.ts";
import { isLook } from "../is-look.ts";
import { refusalOf, type Refusal } from "./refusal.ts";

/** Exchange-state E12 and E19, word for word; what stands for the inner message is that of a lag. */
const late: Refusal = {
  exchange:
    "|Microsoft.Exchange.Configuration.DualWrite.LocStrings.UnableToWriteToAadException|An Azure Active Directory call was made to keep object in sync between Azure Active Directory and Exchange Online. However, it failed. Detailed error message: Error due to concurrent requests being made to the tenant. Please wait briefly and retry. DualWrite (Graph) RequestId: 00000000-0000-0000-0000-000000000000 The issue may be transient and please retry a couple of minutes later. If issue persists, please see exception members for more information.",
  directory: {
    status: 409,
    code: "Directory_ConcurrencyViolation",
    message: "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
  },
  store: "ServerBusy",
};

export const directoryIsLate: Fault = {
  name: "directory-is-late",
  description:
    "A change fails because the directory behind it does: with the error that says that it may be transient.",
  frequency: { oneIn: 3, atMost: 4 },
  around: (service, luck) => (tenant, call) =>
    ["exchange", "graph", "directory-module"].includes(destinationOf(call)) && !isLook(call) && luck.strikes()
      ? refusalOf(tenant.state, call, late)
      : service(tenant, call),
};
