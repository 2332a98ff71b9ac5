import { refused, type Cmdlet } from "../../call.ts";
import { connectionTo } from "../../session/session.ts";
import { msonlineErrors } from "./errors.ts";

/** A cmdlet that needs Connect-MsolService before it. */
export const connected =
  (cmdlet: Cmdlet): Cmdlet =>
  (tenant, call) =>
    connectionTo(tenant.session, "msonline") === undefined
      ? refused(msonlineErrors.notConnected)
      : cmdlet(tenant, call);
