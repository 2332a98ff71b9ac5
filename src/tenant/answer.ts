import { refused, type Answer, type Call, type Cmdlet } from "./call.ts";
import { graphSdkCmdlets } from "./directory/graph-sdk/index.ts";
import { msonlineCmdlets } from "./directory/msonline/index.ts";
import { complianceCmdlets } from "./compliance/index.ts";
import { errors } from "./exchange/errors.ts";
import { exchangeCmdlets, retiredCmdlets } from "./exchange/index.ts";
import { NotSimulated } from "./not-simulated.ts";
import { isShown, lackingRole } from "./roles/lacking-role.ts";
import { bringersOf } from "./session/bringers.ts";
import { sessionCmdlets } from "./session/index.ts";
import { connectionTo } from "./session/session.ts";
import type { State } from "./state.ts";

type Cmdlets = Readonly<Record<string, Cmdlet>>;

const byName = (cmdlets: Cmdlets): ReadonlyMap<string, Cmdlet> =>
  new Map(Object.entries(cmdlets).map(([name, cmdlet]) => [name.toLowerCase(), cmdlet]));

/** Cmdlets that are there from the start: those of the directory's modules say themselves what they need. */
const always = byName({ ...sessionCmdlets, ...graphSdkCmdlets, ...msonlineCmdlets });
/** Cmdlets that a connection to Exchange Online or to Purview brings. */
const brought = byName({ ...exchangeCmdlets, ...complianceCmdlets });

/** Whether the tenant knows a cmdlet. */
export const isSimulated = (name: string): boolean => always.has(name.toLowerCase()) || brought.has(name.toLowerCase());

/** Whether a script finds a cmdlet here: one that is retired, or that no role of who signs in has, is not there at all. */
export const isOffered = (tenant: State, name: string): boolean =>
  always.has(name.toLowerCase()) ||
  (isShown(tenant, name) &&
    (tenant.settings.mailboxSearchCmdlets || !retiredCmdlets.some((own) => own.toLowerCase() === name.toLowerCase())));

/** What the tenant answers to a cmdlet. @throws NotSimulated for a cmdlet that the tenant does not know */
export function answer(tenant: State, call: Call): Answer {
  const name = call.name.toLowerCase();
  const cmdlet = always.get(name) ?? brought.get(name);
  if (cmdlet === undefined) throw new NotSimulated(`the cmdlet ${call.name}`);
  // Without its connection such a cmdlet is not there: it is PowerShell that answers (exchange-state E18).
  const isThere = always.has(name) || bringersOf(name).some((service) => connectionTo(tenant.session, service));
  if (!isThere) return refused(errors.sessionGone(call.name));
  const lacking = always.has(name) ? undefined : lackingRole(tenant, call);
  return lacking === undefined ? cmdlet(tenant, call) : refused(lacking);
}
