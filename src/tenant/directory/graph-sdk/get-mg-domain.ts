import type { Cmdlet } from "../../call.ts";
import { read } from "./list.ts";
import { sdkObject } from "./sdk-object.ts";

export const getMgDomain: Cmdlet = (tenant, call) =>
  read(tenant, call, { one: (id) => `domains/${id}`, many: "domains", idName: "DomainId" }, sdkObject);
