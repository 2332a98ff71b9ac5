import { isOn, refused, textIn, type Answer, type Call, type Cmdlet } from "../call.ts";
import { holdsChanged } from "../holds-changed.ts";
import type { Mailbox, State } from "../state.ts";
import { errors } from "./errors.ts";
import { holdParameters } from "./hold-parameters.ts";
import { isRefusal, oneOf } from "./listing.ts";
import { foundBy } from "./mailbox-views.ts";
import { plainSettings } from "./plain-settings.ts";

/** Set-Mailbox: holds, and settings that are properties. Which of them go together PowerShell's parameter sets say. */
export const setMailbox: Cmdlet = (tenant, call) => {
  const identity = textIn(call, "Identity") ?? "";
  const mailbox = oneOf(foundFor(tenant, call, identity), identity);
  if (isRefusal(mailbox)) return mailbox;
  const holds = holdsAfter(tenant, mailbox, call);
  const settings = plainSettings(tenant, mailbox, call);
  if (isRefusal(holds)) return holds;
  if (isRefusal(settings)) return settings;
  const [other] = Object.keys(settings);
  if (other !== undefined && mailbox.state !== "active") return refused(errors.onlyHoldsOfInactive(other));
  const set = { ...settings, ...holds };
  return Object.keys(set).length === 0
    ? {}
    : { changes: [{ of: "mailboxes", key: mailbox.ExchangeGuid.toLowerCase(), set }] };
};

/** These work on inactive mailboxes alone, and without the switch that says so (exchange-state 2.2). */
const ofInactive = [
  "ExcludeFromOrgHolds",
  "ExcludeFromAllOrgHolds",
  "ExcludeFromAllHolds",
  "RecalculateInactiveMailbox",
];

/** Among which mailboxes it looks. Whether the switch finds those as well that are soft-deleted and not inactive is open, and a setting (exchange-state 1.4). */
function foundFor(tenant: State, call: Call, identity: string): readonly Mailbox[] {
  const among = (SoftDeletedMailbox: boolean): readonly Mailbox[] =>
    foundBy(
      tenant,
      { ...call, parameters: { PublicFolder: isOn(call, "PublicFolder"), SoftDeletedMailbox } },
      identity,
    );
  const inactive = (): readonly Mailbox[] => among(true).filter((mailbox) => mailbox.IsInactiveMailbox);
  if (ofInactive.some((name) => isGiven(call, name))) return inactive();
  if (isOn(call, "InactiveMailbox")) return tenant.settings.inactiveSwitchFindsAllDeleted ? among(true) : inactive();
  return isGiven(call, "RemoveOrphanedHolds") ? [...among(false), ...among(true)] : among(false);
}

const isGiven = ({ parameters }: Call, name: string): boolean =>
  parameters[name] !== undefined && parameters[name] !== false;

/** What the hold parameters of a call make of a mailbox. */
function holdsAfter(tenant: State, mailbox: Mailbox, call: Call): Partial<Mailbox> | Answer {
  let after: Partial<Mailbox> = {};
  for (const [name, parameter] of Object.entries(holdParameters)) {
    if (call.parameters[name] === undefined) continue;
    const changed = parameter(tenant, { ...mailbox, ...after }, call);
    if (isRefusal(changed)) return changed;
    after = { ...after, ...holdsChanged(tenant, { ...mailbox, ...after }, changed) };
  }
  return after;
}
