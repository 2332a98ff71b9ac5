import type { Cmdlet } from "../../call.ts";
import { read } from "./list.ts";
import { sdkUser } from "./sdk-object.ts";

export const getMgUser: Cmdlet = (tenant, call) =>
  read(tenant, call, { one: (id) => `users/${id}`, many: "users", idName: "UserId" }, sdkUser);
