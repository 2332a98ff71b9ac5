import type { Change } from "../../tenant/change.ts";
import type { State } from "../../tenant/state.ts";
import { breachAt, serviceChanges, type ActJudge, type Asked } from "./act.ts";

/**
 * Nothing changes but what was given, the mailbox of a user that was given, since it goes where its user goes, and what the script has made
 * itself. The user of a mailbox is more than the mailbox: who wants it changed names it.
 */
export const onlyTargets: ActJudge = (act, asked) =>
  serviceChanges(act)
    .filter((change) => !isMeant(act.tenant, change, asked))
    .map(({ of, key }) =>
      breachAt("only-targets", act, `${act.name} changes ${key}, of the ${of}, which was not among the targets.`),
    );

function isMeant(tenant: State, change: Change, { targets, known }: Asked): boolean {
  const { of, key } = change;
  if (!known.has(`${of}/${key}`) || targets.has(key)) return true;
  switch (of) {
    case "mailboxes":
      return targets.has(userOf(tenant, key));
    case "users":
      return false;
    default:
      return concernsTargetsAlone(tenant, change, targets);
  }
}

const userOf = ({ objects }: State, mailbox: string): string =>
  objects.mailboxes.get(mailbox)?.ExternalDirectoryObjectId.toLowerCase() ?? "";

/** Of a policy or a search, only what names a target goes or comes; what names nobody else may change in any way. */
function concernsTargetsAlone({ objects }: State, { of, key, set }: Change, targets: ReadonlySet<string>): boolean {
  const before = objects[of].get(key) as Readonly<Record<string, unknown>> | undefined;
  if (before === undefined || set === null) return false;
  const names = new Set(
    [...targets].flatMap((target) => {
      const mailbox = objects.mailboxes.get(target);
      return mailbox === undefined
        ? [target]
        : [
            target,
            mailbox.PrimarySmtpAddress,
            `.${mailbox.PrimarySmtpAddress}`,
            mailbox.LegacyExchangeDN,
            mailbox.UserPrincipalName,
          ].map((name) => name.toLowerCase());
    }),
  );
  const named = Object.values(before).flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  if (named.length > 0 && named.every((one) => names.has(one.toLowerCase()))) return true;
  return Object.entries(set).every(([property, value]) => {
    const [old, now] = [before[property], value].map((list) =>
      Array.isArray(list) ? list.map((one) => String(one).toLowerCase()) : undefined,
    );
    if (old === undefined || now === undefined) return before[property] === value;
    const differing = [...old.filter((one) => !now.includes(one)), ...now.filter((one) => !old.includes(one))];
    return differing.every((one) => names.has(one));
  });
}
