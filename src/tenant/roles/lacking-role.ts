import type { Call } from "../call.ts";
import { commonParameters } from "../common-parameters.ts";
import type { Identity } from "../identity.ts";
import type { State } from "../state.ts";
import { managementRoles, offers, type RoleEntry } from "../../service/management-roles.ts";
import { roleErrors } from "./errors.ts";
import { looking, rolesInExchange, rolesInPurview } from "./role-groups.ts";

/**
 * What is answered to a call that the roles of the identity do not offer: a session shows no cmdlet and no parameter that none of its roles has
 * (exchange-state 4). Undefined where they offer it.
 */
export function lackingRole({ identity, settings }: State, call: Call): string | undefined {
  const entries = entriesOf(identity, call.name);
  if (entries.length === 0) return roleErrors.cmdlet(call.name);
  const lacking = parametersOf(call).find((name) => !entries.some((entry) => offers(entry, name)));
  if (lacking === undefined) return undefined;
  // A session may not show the parameter at all; of what the service itself adds it does not know.
  return settings.rolesHideParameters && lacking !== internal
    ? roleErrors.hiddenParameter(lacking)
    : roleErrors.parameter(call.name, lacking);
}

/** Whether a session shows a cmdlet of the service; those of the module, Get-EXOMailbox and its like, are there whatever the roles. */
export const isShown = ({ identity }: State, cmdlet: string): boolean =>
  /^Get-EXO/i.test(cmdlet) || entriesOf(identity, cmdlet).length > 0;

/** A purge comes to a parameter that no page lists: exchange-state E4 is its only trace. */
const internal = "Disconnect";

const parametersOf = ({ parameters }: Call): readonly string[] => [
  ...Object.keys(parameters).filter((name) => !commonParameters.has(name.toLowerCase())),
  ...(parameters["PermanentlyDelete"] === true ? [internal] : []),
];

/** What the roles offer of a cmdlet, without what the organization has taken out of them. */
function entriesOf(identity: Identity, cmdlet: string): readonly RoleEntry[] {
  const withheld = identity.withheld.filter((one) => isSame(one.cmdlet, cmdlet));
  if (withheld.some(({ parameters }) => parameters === undefined)) return [];
  const without = withheld.flatMap(({ parameters = [] }) => parameters);
  return rolesOf(identity)
    .flatMap((role) => managementRoles[role] ?? [])
    .filter((entry) => isSame(entry.cmdlet, cmdlet))
    .map(({ except = [], ...entry }) => ({ ...entry, except: [...except, ...without] }));
}

const rolesOf = ({ directoryRoles, exchangeRoles, managementRoles: own }: Identity): readonly string[] => [
  ...(exchangeRoles === undefined
    ? directoryRoles.flatMap((role) => rolesInExchange[role] ?? [])
    : [...looking, ...exchangeRoles]),
  ...directoryRoles.flatMap((role) => rolesInPurview[role] ?? []),
  ...own,
];

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
