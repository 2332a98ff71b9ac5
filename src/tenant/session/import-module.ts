import { refused, textIn, type Cmdlet } from "../call.ts";

/** The modules whose cmdlets the tenant answers. */
const installed =
  /^(ExchangeOnlineManagement|MSOnline|Microsoft\.Graph\.(Authentication|Users|Identity\.DirectoryManagement))$/i;

/** A module that is installed is loaded, in whatever version is asked for; PowerShell's own words for any other. */
export const importModule: Cmdlet = (_, call) => {
  const name = textIn(call, "Name") ?? "";
  if (installed.test(name)) return {};
  return refused(
    `The specified module '${name}' was not loaded because no valid module file was found in any module directory.`,
  );
};
