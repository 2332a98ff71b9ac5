import { isOn, textIn, type Cmdlet } from "../../call.ts";
import { sent, told } from "./request.ts";

export const removeMgDirectoryDeletedItem: Cmdlet = (tenant, call) => {
  const id = encodeURIComponent(textIn(call, "DirectoryObjectId") ?? "");
  return told(sent(tenant, "DELETE", `directory/deletedItems/${id}`), () => (isOn(call, "PassThru") ? [true] : []));
};
