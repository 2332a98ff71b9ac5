import { meanwhile } from "./meanwhile.ts";

export const changesMeanwhile = meanwhile(
  "changes-meanwhile",
  "Before a call that names a mailbox or a user, somebody gives it another name.",
  {
    toMailbox: (_, { ExchangeGuid, Name, state }) =>
      state === "purged"
        ? []
        : [{ of: "mailboxes", key: ExchangeGuid.toLowerCase(), set: { Name: `${Name} (renamed)` } }],
    toUser: (_, { id, displayName, state }) =>
      state === "active"
        ? [{ of: "users", key: id.toLowerCase(), set: { displayName: `${displayName} (renamed)` } }]
        : [],
  },
);
