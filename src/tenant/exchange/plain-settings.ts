import { refused, textsOf, type Answer, type Call } from "../call.ts";
import { commonParameters } from "../common-parameters.ts";
import type { Mailbox, State } from "../state.ts";
import { holderOf } from "./addresses.ts";
import { errors } from "./errors.ts";
import { holdParameters } from "./hold-parameters.ts";

/** How a mailbox is found and the call is run: no settings. */
const ofTheCall = new Set(["Identity", "InactiveMailbox", "PublicFolder", "ProvideConsent", "Force"]);

/** Where the directory on premises is the master, these are changed there (E3b; the well-known ones, no published list). */
const mastered =
  /^(Name|DisplayName|Alias|EmailAddresses|PrimarySmtpAddress|UserPrincipalName|HiddenFromAddressListsEnabled|(Extension)?CustomAttribute\d+)$/i;

/** What a call of Set-Mailbox sets beside holds: a parameter and the property of its name, but for addresses, which can be added and taken away. */
export function plainSettings(tenant: State, mailbox: Mailbox, { name, parameters }: Call): Partial<Mailbox> | Answer {
  const given = Object.entries(parameters).filter(
    ([parameter]) =>
      !ofTheCall.has(parameter) && !commonParameters.has(parameter.toLowerCase()) && !(parameter in holdParameters),
  );
  const foreign = given.find(([parameter]) => mailbox.IsDirSynced && mastered.test(parameter));
  if (foreign !== undefined) return refused(errors.outOfWriteScope(mailbox.Name, name, foreign[0]));
  const settings = Object.fromEntries(given);
  if (settings["EmailAddresses"] === undefined) return settings;
  const EmailAddresses = addressesAfter(mailbox.EmailAddresses, settings["EmailAddresses"]);
  for (const address of EmailAddresses.filter((one) => !mailbox.EmailAddresses.includes(one))) {
    const plain = address.replace(/^smtp:/i, "");
    const holder = holderOf(tenant, plain, mailbox);
    if (holder !== undefined) return refused(errors.addressTaken(plain, holder));
  }
  return { ...settings, EmailAddresses };
}

/** A list takes the place of the one before; a table adds to it and takes from it. */
function addressesAfter(before: readonly string[], given: unknown): readonly string[] {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return textsOf(given);
  const { Add, Remove } = given as Readonly<Record<string, unknown>>;
  const removed = textsOf(Remove).map((address) => address.toLowerCase());
  return [...before.filter((address) => !removed.includes(address.toLowerCase())), ...textsOf(Add)];
}
