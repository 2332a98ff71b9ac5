import { ticketPattern } from "../approval/approval.ts";
import { WrongUsage } from "./surroundings.ts";

/** @throws WrongUsage where --ticket names no change as runbooks take it */
export function refuseOddTicket(ticket: string): void {
  if (ticketPattern.test(ticket)) return;
  throw new WrongUsage(
    "--ticket is the reference of the change: letters, digits, dot, dash and underscore, at most 64.",
  );
}
