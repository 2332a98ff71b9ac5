import type { Change } from "./change.ts";
import { isHeld } from "./holds.ts";
import { holdsChanged } from "./holds-changed.ts";
import { userPurged } from "./lifecycle.ts";
import type { CollectionName, Mailbox, State, User } from "./state.ts";

/** What the service does on its own, without anybody's call. */
export interface Work {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly changes: readonly Change[];
}

/** One kind of such work, on one kind of objects. */
interface Job<T> {
  /** Infinity where there is nothing to do. */
  readonly momentOf: (tenant: State, object: T) => number;
  readonly changesOf: (tenant: State, object: T) => readonly Change[];
}

const thirtyDays = 30 * 24 * 60 * 60_000;

const daysAfter = (time: string | null): number => (time === null ? Infinity : Date.parse(time) + thirtyDays);

const setOn = ({ ExchangeGuid }: Mailbox, set: object): readonly Change[] => [
  { of: "mailboxes", key: ExchangeGuid.toLowerCase(), set },
];

/** The recycle bin keeps a user for 30 days (exchange-state 5). */
const purgeOfUsers: Job<User> = {
  momentOf: (_, { state, deletedDateTime }) => (state === "deleted" ? daysAfter(deletedDateTime) : Infinity),
  changesOf: (tenant, user) => userPurged(tenant, user),
};

/** A mailbox that nothing holds is purged after 30 days, which count from the end of its last hold, or of its user (exchange-state 1.1, 8.8). */
const purgeOfMailboxes: Job<Mailbox> = {
  momentOf: (tenant, mailbox) =>
    mailbox.state === "soft-deleted" && !mailbox.IsInactiveMailbox && !isHeld(tenant, mailbox)
      ? daysAfter(clockOf(tenant, mailbox))
      : Infinity,
  changesOf: (_, mailbox) => setOn(mailbox, { state: "purged" }),
};

function clockOf({ settings }: State, mailbox: Mailbox): string | null {
  if (mailbox.InactiveMailboxRetireTime !== null) return mailbox.InactiveMailboxRetireTime;
  if (settings.orphanClock === "soft-delete") return mailbox.WhenSoftDeleted;
  return mailbox.ExternalDirectoryObjectId === "" ? (mailbox.orphanedSince ?? mailbox.WhenSoftDeleted) : null;
}

/** A disconnected mailbox is gone after 30 days (exchange-state 1.1). */
const purgeOfDisconnected: Job<Mailbox> = {
  momentOf: (_, { state, disconnectedSince }) => (state === "disconnected" ? daysAfter(disconnectedSince) : Infinity),
  changesOf: (_, mailbox) => setOn(mailbox, { state: "purged" }),
};

/** A delay hold clears after 30 days (exchange-state 2.3). */
const endOfDelayHolds: Job<Mailbox> = {
  momentOf: (_, { state, delayHoldsSince }) => (state === "purged" ? Infinity : daysAfter(delayHoldsSince)),
  changesOf: (tenant, mailbox) =>
    setOn(mailbox, holdsChanged(tenant, mailbox, { DelayHoldApplied: false, DelayReleaseHoldApplied: false })),
};

/** What policies, cases and searches have decided reaches the mailboxes. */
const holdsReachingMailboxes: Job<Mailbox> = {
  momentOf: (_, { state, holdsUnderway }) =>
    state === "purged" ? Infinity : holdsUnderway.reduce((moment, { at }) => Math.min(moment, at), Infinity),
  changesOf(tenant, mailbox) {
    const due = mailbox.holdsUnderway.filter(({ at }) => at <= tenant.now);
    const InPlaceHolds = due.reduce<readonly string[]>((holds, { hold, becomes }) => {
      const others = holds.filter((other) => other.toLowerCase() !== hold.toLowerCase());
      return becomes === "placed" ? [...others, hold] : others;
    }, mailbox.InPlaceHolds);
    const later = mailbox.holdsUnderway.filter((one) => !due.includes(one));
    return setOn(mailbox, holdsChanged(tenant, mailbox, { InPlaceHolds, holdsUnderway: later }));
  },
};

const jobsOnUsers = [purgeOfUsers];
const jobsOnMailboxes = [holdsReachingMailboxes, endOfDelayHolds, purgeOfMailboxes, purgeOfDisconnected];

/** When the service next does something with an object on its own; Infinity where it does not. */
export function nextMomentOf(tenant: State, of: CollectionName, object: object): number {
  if (of === "users") return first(jobsOnUsers, tenant, object as User);
  return of === "mailboxes" ? first(jobsOnMailboxes, tenant, object as Mailbox) : Infinity;
}

const first = <T>(jobs: readonly Job<T>[], tenant: State, object: T): number =>
  jobs.reduce((moment, job) => Math.min(moment, job.momentOf(tenant, object)), Infinity);

/** What the service does next on its own, to all objects that it comes to at that moment; undefined where it has nothing to do. */
export function nextWork(tenant: State): Work | undefined {
  const users = [...tenant.objects.users.values()];
  const mailboxes = [...tenant.objects.mailboxes.values()];
  const at = Math.min(earliest(jobsOnUsers, tenant, users), earliest(jobsOnMailboxes, tenant, mailboxes));
  if (at === Infinity) return undefined;
  const then = { ...tenant, now: Math.max(at, tenant.now) };
  return { at, changes: [...dueOf(jobsOnUsers, then, users), ...dueOf(jobsOnMailboxes, then, mailboxes)] };
}

const earliest = <T>(jobs: readonly Job<T>[], tenant: State, objects: readonly T[]): number =>
  objects.reduce((moment, object) => Math.min(moment, first(jobs, tenant, object)), Infinity);

/** Of several jobs on one object one is done; the others come to it in the state that it has then. */
const dueOf = <T>(jobs: readonly Job<T>[], tenant: State, objects: readonly T[]): readonly Change[] =>
  objects.flatMap((object) => {
    const job = jobs.find(({ momentOf }) => momentOf(tenant, object) <= tenant.now);
    return job === undefined ? [] : job.changesOf(tenant, object);
  });
