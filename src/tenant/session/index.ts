import type { Cmdlet } from "../call.ts";
import { connectExchangeOnline } from "./connect-exchange-online.ts";
import { connectIppsSession } from "./connect-ipps-session.ts";
import { disconnectExchangeOnline } from "./disconnect-exchange-online.ts";
import { getAutomationCertificate } from "./get-automation-certificate.ts";
import { getConnectionInformation } from "./get-connection-information.ts";
import { importModule } from "./import-module.ts";

/** The cmdlets that need no connection: they open, show and end the connections of the Exchange module, and what is needed for it. */
export const sessionCmdlets: Readonly<Record<string, Cmdlet>> = {
  "Connect-ExchangeOnline": connectExchangeOnline,
  "Connect-IPPSSession": connectIppsSession,
  "Disconnect-ExchangeOnline": disconnectExchangeOnline,
  "Get-AutomationCertificate": getAutomationCertificate,
  "Get-ConnectionInformation": getConnectionInformation,
  "Import-Module": importModule,
};
