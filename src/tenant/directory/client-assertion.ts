import type { State } from "../state.ts";
import { decoded } from "./token.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Why the sign-in service refuses a client assertion. */
export interface AssertionFailure {
  readonly code: number;
  readonly text: string;
}

/**
 * What is wrong with the assertion of a form: who asks must name itself, the place that it asks, and a time that holds. The signature is
 * not checked, for there is no key. The codes are Microsoft's (login.microsoftonline.com/error tells each), the texts
 * from memory; their ends, which carry ids, are left out.
 */
export function assertionFailure({ now }: State, form: URLSearchParams, url: string): AssertionFailure | undefined {
  const assertion = form.get("client_assertion") ?? "";
  if (form.get("client_assertion_type") !== assertionType || assertion === "")
    return {
      code: 7000218,
      text: "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    };
  const claims = decoded(assertion) as Readonly<Record<string, unknown>> | null;
  if (claims === null) return { code: 50027, text: "AADSTS50027: JWT token is invalid or malformed." };
  if (claims["iss"] !== form.get("client_id") || claims["sub"] !== claims["iss"])
    return {
      code: 700021,
      text: "AADSTS700021: Client assertion application identifier doesn't match 'client_id' parameter.",
    };
  if (claims["aud"] !== url)
    return {
      code: 700023,
      text: "AADSTS700023: Client assertion audience claim does not match Realm issuer.",
    };
  const seconds = now / 1000;
  if (!(Number(claims["nbf"]) <= seconds + skew && seconds - skew < Number(claims["exp"])))
    return { code: 700024, text: "AADSTS700024: Client assertion is not within its valid time range." };
  return undefined;
}

/** How far two clocks may be apart, in seconds. */
const skew = 300;
