import { refused, textIn, type Cmdlet } from "../../call.ts";
import type { Domain } from "../../state.ts";
import { connected } from "./connected.ts";
import { msonlineErrors } from "./errors.ts";

export const getMsolDomain: Cmdlet = connected(({ objects }, call) => {
  const name = textIn(call, "DomainName");
  if (name === undefined) return { objects: [...objects.domains.values()].map(shown) };
  const domain = objects.domains.get(name.toLowerCase());
  return domain === undefined ? refused(msonlineErrors.domainNotFound) : { objects: [shown(domain)] };
});

const shown = ({ id, authenticationType, isVerified }: Domain): object => ({
  Name: id,
  Status: isVerified ? "Verified" : "Unverified",
  Authentication: authenticationType,
});
