import type { Change } from "./change.ts";
import { isHeld } from "./holds.ts";
import { isoOf, mailboxesOf } from "./lifecycle.ts";
import { NotSimulated } from "./not-simulated.ts";
import type { State, User } from "./state.ts";

/** A licence as Graph shows it. */
export interface Licence {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

/** Exchange Online (Plan 2), the licence. Its ids are Microsoft's (product names and service plan identifiers for licensing). */
export const exchangeLicence: Licence = { skuId: "19ec0d23-8335-4cbd-94ac-6050e30712fa", disabledPlans: [] };

/** Exchange Online (Plan 2), the service plan in it, switched on. */
export const exchangePlan = {
  service: "exchange",
  servicePlanId: "efb87545-963c-4e0d-99df-69c6916d9eb0",
  capabilityStatus: "Enabled",
};

/**
 * What comes of other licences: without any, the mailbox is disconnected, and one on hold stays active; with one again, it is back (exchange-state 1.1, 1.4). Every
 * licence is taken for one that has a mailbox. @throws NotSimulated where one of several goes, as which of them has the mailbox is not part of the tenant, and
 * where a user without a mailbox gets one
 */
export function licencesChanged(tenant: State, user: User, after: readonly Licence[]): readonly Change[] {
  const before = user.assignedLicenses ?? [];
  if (after.length > 0 && after.length < before.length) throw new NotSimulated("that one of several licences goes");
  const { lag } = tenant.settings;
  const own = mailboxesOf(tenant, user);
  const gets = before.length === 0 && after.length > 0;
  if (gets && own.length === 0) throw new NotSimulated("a new mailbox for a user who gets a licence");
  const disconnected = { state: "disconnected", disconnectedSince: isoOf(tenant.now) };
  const connected = { state: "active", disconnectedSince: null };
  return [
    {
      of: "users",
      key: user.id.toLowerCase(),
      set: {
        assignedLicenses: after,
        assignedPlans: after.length === 0 ? [] : gets ? [exchangePlan] : user.assignedPlans,
      },
    },
    ...own.flatMap((mailbox): readonly Change[] => {
      const key = mailbox.ExchangeGuid.toLowerCase();
      if (after.length === 0)
        return isHeld(tenant, mailbox)
          ? []
          : [{ of: "mailboxes", key, set: disconnected, where: { state: "active" }, after: lag.delete }];
      // Exchange hears of both in turn: where it has not taken the mailbox away yet, it does so first.
      const back = Math.max(lag.restore, lag.delete);
      return gets ? [{ of: "mailboxes", key, set: connected, where: { state: "disconnected" }, after: back }] : [];
    }),
  ];
}
