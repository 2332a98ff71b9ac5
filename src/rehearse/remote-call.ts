import type { CallRecord } from "./rehearsal.ts";
import { webCommand } from "./web-command.ts";

/** To connect, and what the session does by itself, is no call that counts against the limits of the service. */
const local =
  /^((Dis)?connect-|(Import-Module|Get-ConnectionInformation|Get-MgContext|Get-Command|Get-AutomationCertificate)$)/i;

/** A cmdlet of the service, a request to the directory, or one to the evidence store. */
export const isRemote = ({ name }: Pick<CallRecord, "name">): boolean => !local.test(name);

/** A request to the evidence store; those are counted apart. */
export const isOfStore = ({ name, parameters }: CallRecord): boolean =>
  webCommand.test(name) && !/graph\.microsoft\.com/i.test(String(parameters["Uri"]));
