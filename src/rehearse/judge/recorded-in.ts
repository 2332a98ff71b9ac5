import { mailboxFacts, userFacts } from "../../service/facts.ts";

/** What must be seen of a mailbox and of a user: all that decides whether it may be purged, which is what the records of the runbooks hold. */
const whole = [
  { id: "ExchangeGuid", facts: Object.keys(mailboxFacts) },
  { id: "id", facts: Object.keys(userFacts) },
];

/** The ids of the objects that a record shows in full, wherever in it they stand. What is not JSON shows none. */
export function recordedIn(text: string): readonly string[] {
  try {
    return [...new Set(shownIn(JSON.parse(text) as unknown))];
  } catch {
    return [];
  }
}

function shownIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = value as Readonly<Record<string, unknown>>;
  const ids = whole.filter(({ facts }) => facts.every((name) => name in own)).map(({ id }) => String(own[id]));
  return [...ids.map((id) => id.toLowerCase()), ...Object.values(own).flatMap(shownIn)];
}
