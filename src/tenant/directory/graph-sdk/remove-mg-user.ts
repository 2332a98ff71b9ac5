import { isOn, textIn, type Cmdlet } from "../../call.ts";
import { sent, told } from "./request.ts";

export const removeMgUser: Cmdlet = (tenant, call) =>
  told(sent(tenant, "DELETE", `users/${encodeURIComponent(textIn(call, "UserId") ?? "")}`), () =>
    isOn(call, "PassThru") ? [true] : [],
  );
