import type { Argument, Expression } from "./call.ts";
import type { Guid } from "./identity.ts";

/** A size as Exchange reads it, such as `50GB`. */
export type Size = `${number}${"B" | "KB" | "MB" | "GB" | "TB"}`;
/** A number, or no limit at all. */
export type Unlimited = number | "Unlimited";
/** A size, or no limit at all. */
export type UnlimitedSize = Size | "Unlimited";
/** Days, hours, minutes and seconds as Exchange reads them: `30.00:00:00`. */
export type TimeSpan = `${number}.${number}:${number}:${number}` | `${number}:${number}:${number}`;
/** A date as ISO 8601 writes it, so that no culture can read it differently: `2026-08-21` or `2026-08-21T20:48:16Z`. */
export type IsoDate = `${number}-${number}-${number}` | `${number}-${number}-${number}T${string}Z`;
/** A password. It has no literal form: nothing secret stands in a procedure. */
export type SecureString = Expression<"SecureString">;
/** A user name with its password. It has no literal form. */
export type Credential = Expression<"Credential">;
/** A switch that is on; a switch that is off is left out. */
export type Switch = true | Expression<boolean>;
/** A licence to assign: its SKU, and the service plans of it that stay off. */
export interface AssignedLicense {
  readonly SkuId: Argument<Guid>;
  readonly DisabledPlans?: readonly Guid[];
}
