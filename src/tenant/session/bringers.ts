import { findCmdlet } from "../../catalog/catalog.ts";
import type { ConnectedService } from "./session.ts";

/** The connections that bring a cmdlet into a process, by what its page says of where it is available. */
export function bringersOf(name: string): readonly ConnectedService[] {
  const places = findCmdlet(name)?.cmdlet.availability ?? ["exchangeOnline"];
  return [
    ...(places.includes("exchangeOnline") ? (["exchange"] as const) : []),
    ...(places.includes("securityCompliance") ? (["purview"] as const) : []),
  ];
}
