import { refused, type Cmdlet } from "../call.ts";
import { isOfExchangeModule } from "./get-connection-information.ts";
import { withoutConnections } from "./session.ts";

/** Invented: what the module says of a connection that it does not have is not known. */
const unknownConnection = (id: string): string => `There is no connection ${id} (this text is invented).`;

/** Ends the connections that are named, or all of the module (its page). */
export const disconnectExchangeOnline: Cmdlet = ({ session }, { parameters }) => {
  const given = parameters["ConnectionId"];
  if (given === undefined) return { session: withoutConnections(session, isOfExchangeModule) };
  const ids = [given].flat().map((id) => String(id).toLowerCase());
  const open = new Set(session.connections.filter(isOfExchangeModule).map(({ id }) => id.toLowerCase()));
  const unknown = ids.find((id) => !open.has(id));
  if (unknown !== undefined) return refused(unknownConnection(unknown));
  return { session: withoutConnections(session, ({ id }) => ids.includes(id.toLowerCase())) };
};
