import { graphErrors } from "../../tenant/directory/graph/errors.ts";
import { roleErrors } from "../../tenant/roles/errors.ts";
import { destinationOf } from "../destination.ts";
import type { Fault } from "./fault.ts";
import { isLook } from "../is-look.ts";
import { refusalOf, type Refusal } from "./refusal.ts";

const withoutRole = (cmdlet: string, parameter: string): Refusal => ({
  exchange: roleErrors.parameter(cmdlet, parameter),
  directory: graphErrors.insufficient,
  store: "AuthorizationPermissionMismatch",
});

export const roleTakenAway: Fault = {
  name: "role-taken-away",
  description: "From a change on, the identity of the script may only look, at all services and in all later runs.",
  frequency: { oneIn: 4, atMost: 1 },
  around(service, luck) {
    let isTaken = false;
    return (tenant, call) => {
      const needsIt = !["process", "sign-in"].includes(destinationOf(call)) && !isLook(call);
      if (needsIt && isTaken) luck.strikesStill();
      else if (needsIt) isTaken = luck.strikes();
      if (!needsIt || !isTaken) return service(tenant, call);
      return refusalOf(tenant.state, call, withoutRole(call.name, Object.keys(call.parameters)[0] ?? "Identity"));
    };
  },
};
