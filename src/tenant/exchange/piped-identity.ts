import type { Call } from "../call.ts";
import type { State } from "../state.ts";

/**
 * What a call acts on, as a text. Of a mailbox that was piped in, what is sent is not documented: the Guid, the distinguished name, or
 * `Soft Deleted Objects\<name>` (design 5.1); a setting says which.
 */
export function identityOf({ settings }: State, { parameters }: Call): string {
  const given = parameters["Identity"];
  if (typeof given !== "object" || given === null) return String(given ?? "");
  const piped = given as Readonly<Record<string, unknown>>;
  switch (settings.pipeSends) {
    case "name":
      return String(piped["Identity"] ?? piped["Name"] ?? "");
    case "dn":
      return String(piped["DistinguishedName"] ?? "");
    default:
      return String(piped["Guid"] ?? piped["ExchangeGuid"] ?? "");
  }
}
