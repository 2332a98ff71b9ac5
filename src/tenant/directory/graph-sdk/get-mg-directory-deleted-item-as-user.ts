import type { Cmdlet } from "../../call.ts";
import { read } from "./list.ts";
import { sdkUser } from "./sdk-object.ts";

const bin = "directory/deletedItems";

export const getMgDirectoryDeletedItemAsUser: Cmdlet = (tenant, call) =>
  read(
    tenant,
    call,
    {
      one: (id) => `${bin}/${id}/microsoft.graph.user`,
      many: `${bin}/microsoft.graph.user`,
      idName: "DirectoryObjectId",
    },
    sdkUser,
  );
